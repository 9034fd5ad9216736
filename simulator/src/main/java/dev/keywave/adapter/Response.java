package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP response as a step sees it. */
public interface Response {

    /** The status code. */
    int status();

    /** The first value of a header; null when there is none. The name is given in lower case. */
    @Nullable
    String header(String lowerCaseName);

    /** All values of a header in order. The name is given in lower case. */
    List<String> headers(String lowerCaseName);

    /** The whole body; its indices stay as they are. */
    ByteBuf body();
}
