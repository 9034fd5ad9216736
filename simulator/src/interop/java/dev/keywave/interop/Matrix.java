package dev.keywave.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the suite found, target by target, as a table in Markdown. */
final class Matrix {

    private static final List<String> HEADS = List.of(
            "target",
            "library",
            "registered",
            "logged in, open load",
            "tampered signature",
            "replay",
            "wrong origin",
            "wrong origin at registration",
            "counter regression",
            "notes");

    private final List<List<String>> rows = new ArrayList<>();

    /** Notes a flow that was run. */
    void ran(Target target, Flow flow, LoadRun load, Map<Attack, Answer> answers, String note) {
        List<String> row = new ArrayList<>(List.of(
                flow.adapter(),
                target.library(),
                Integer.toString(load.registered()),
                load.loggedIn() + " at " + flow.rate() + "/s, " + load.figures()));
        for (Attack attack : Attack.values()) {
            Answer answer = answers.get(attack);
            row.add(answer == null ? "-" : answer == Answer.REJECTED ? answer.label() : "**" + answer.label() + "**");
        }
        row.add(note);
        rows.add(row);
    }

    /** Notes all flows of a target that are not in the table yet. */
    void missing(Target target, String why) {
        for (Flow flow : target.flows()) {
            if (rows.stream().anyMatch(row -> row.get(0).equals(flow.adapter()))) {
                continue;
            }
            Stream<String> cells = HEADS.stream().skip(3).map(head -> head.equals("notes") ? why : "-");
            rows.add(Stream.concat(Stream.of(flow.adapter(), target.library(), "-"), cells)
                    .toList());
        }
    }

    /** Writes the table to a file and to the console. */
    void write(Path file) throws IOException {
        String table = Stream.concat(
                        Stream.of(HEADS, HEADS.stream().map(head -> "---").toList()), rows.stream())
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        System.out.println("\nInterop matrix (" + Path.of("").toAbsolutePath().relativize(file) + ")\n\n" + table);
    }
}
