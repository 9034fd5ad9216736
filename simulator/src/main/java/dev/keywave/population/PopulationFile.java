package dev.keywave.population;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A population on disk: header, then slots, mapped into memory and locked against other processes. A store into the
 * mapping is in the operating system's page cache at once, so it survives the death of this process.
 */
final class PopulationFile implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;
    private final Header header;
    private final Slots slots;

    private PopulationFile(FileChannel channel, FileLock lock, Header header, Slots slots) {
        this.channel = channel;
        this.lock = lock;
        this.header = header;
        this.slots = slots;
    }

    /** Opens the file, or makes it when there is none; grows it when it holds fewer users. */
    static PopulationFile open(Path file, long users, int perUserIfNew, byte[] seedIfNew) {
        try {
            if (!Files.exists(file)) {
                create(file, users, perUserIfNew, seedIfNew);
            }
            return map(file, users);
        } catch (IOException e) {
            throw new InputException(
                    "population " + file + ": cannot be opened (" + e + "); check the path and its rights", e);
        }
    }

    /** Under another name first, so that a file with the right name is always whole. */
    private static void create(Path file, long users, int perUser, byte[] seed) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new InputException("population " + file + ": there is no folder " + directory + "; make it first");
        }
        Path draft = privateDraft(file);
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Header.BYTES);
            Header.create(bytes, users, perUser, seed);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(bytes, 0);
                grow(channel, users * perUser);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** An empty file beside that one which nobody else may read. */
    static Path privateDraft(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".new");
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        return draft;
    }

    /** How many users an existing file holds; it may be in use. */
    static long usersIn(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(Header.BYTES);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until it is full or the file ends
            }
            if (head.hasRemaining()) {
                throw truncated(file, channel.size());
            }
            return Header.read(head, channel.size(), file).users();
        } catch (IOException e) {
            throw new InputException(
                    "population " + file + ": cannot be opened (" + e + "); check the path and its rights", e);
        }
    }

    private static InputException truncated(Path file, long bytes) {
        return new InputException("population " + file + ": truncated, " + bytes
                + " bytes are less than a header; restore it from a copy, or name another file");
    }

    private static PopulationFile map(Path file, long users) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, options);
        try {
            FileLock lock = lock(channel);
            if (lock == null) {
                throw new InputException(
                        "population " + file + ": in use by another process; wait until it ends, or name another file");
            }
            if (channel.size() < Header.BYTES) {
                throw truncated(file, channel.size());
            }
            MappedByteBuffer head = channel.map(FileChannel.MapMode.READ_WRITE, 0, Header.BYTES);
            Header header = Header.read(head, channel.size(), file);
            if (users > header.users()) {
                grow(channel, users * header.perUser());
                header.setUsers(users);
            }
            return new PopulationFile(channel, lock, header, mapSlots(channel, header));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void grow(FileChannel channel, long slots) throws IOException {
        long bytes = Header.BYTES + slots * Slots.SLOT_BYTES;
        if (bytes > channel.size()) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
    }

    private static Slots mapSlots(FileChannel channel, Header header) throws IOException {
        long slots = header.users() * header.perUser();
        ByteBuffer[] chunks = new ByteBuffer[Slots.chunkCount(slots)];
        long offset = Header.BYTES;
        for (int i = 0; i < chunks.length; i++) {
            int bytes = Slots.chunkBytes(slots, i);
            chunks[i] = channel.map(FileChannel.MapMode.READ_WRITE, offset, bytes);
            offset += bytes;
        }
        return new Slots(chunks, header.perUser());
    }

    Header header() {
        return header;
    }

    Slots slots() {
        return slots;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        channel.close();
    }
}
