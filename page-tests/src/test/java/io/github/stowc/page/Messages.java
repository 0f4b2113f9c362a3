package io.github.stowc.page;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages that are written word for word. */
final class Messages {
    private static final String END = "--b--\r\n";
    private static final String JSON = "--b\r\nContent-Type: application/dicom+json\r\n\r\n";
    private static final String BYTES = "--b\r\nContent-Type: application/octet-stream\r\nContent-Location: ";

    private Messages() {}

    /** Metadata of one raw data instance with a link, and its bulk data. */
    static String good(String instance) {
        return named(instance, "Hand");
    }

    /** With a text as Study Description. */
    static String named(String instance, String description) {
        return JSON + "[" + json(instance, description, "bulk") + "]\r\n" + BYTES + "bulk\r\n\r\n" + "x".repeat(2000)
                + "\r\n" + END;
    }

    /** Without the delimiter at the end. */
    static String cutOff(String instance) {
        String good = good(instance);
        return good.substring(0, good.length() - END.length());
    }

    /** A message of so many parts, half of which are bulk data. */
    static String ofParts(int parts) {
        return IntStream.range(0, parts / 2)
                        .mapToObj(i -> JSON + "[" + json("1.2.3.9." + i, "Hand", "bulk" + i) + "]\r\n")
                        .collect(Collectors.joining())
                + IntStream.range(0, parts / 2)
                        .mapToObj(i -> BYTES + "bulk" + i + "\r\n\r\nxxxxxxxx\r\n")
                        .collect(Collectors.joining())
                + END;
    }

    private static String json(String instance, String description, String link) {
        return "{" + value("00080016", "UI", "1.2.840.10008.5.1.4.1.1.66") + value("00080018", "UI", instance)
                + value("00081030", "LO", description) + value("00090010", "LO", "STOWC TEST")
                + "\"00091001\":{\"vr\":\"OB\",\"BulkDataURI\":\"" + link + "\"},"
                + value("00100020", "LO", "P1") + value("0020000D", "UI", "1.2.3.1")
                + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.2\"]}}";
    }

    private static String value(String tag, String vr, String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + tag + "\":{\"vr\":\"" + vr + "\",\"Value\":[\"" + quoted + "\"]},";
    }
}
