package io.github.stowc.receiver;

import java.nio.charset.StandardCharsets;

/** Messages that a test writes word for word: JSON metadata with raw bulk data (PS3.18 10.5). */
final class Messages {
    static final String CONTENT_TYPE = "multipart/related; type=\"application/dicom+json\"; boundary=b";

    private Messages() {}

    /** A message of one raw data instance with so many bytes, which must be even. */
    static byte[] message(String instance, int bytes) {
        return (start(instance) + "x".repeat(bytes) + END).getBytes(StandardCharsets.ISO_8859_1);
    }

    static final String END = "\r\n--b--\r\n";

    /** All before the bulk data. */
    static String start(String instance) {
        return "--b\r\nContent-Type: application/dicom+json\r\n\r\n[" + json(instance)
                + "]\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Location: bulk\r\n\r\n";
    }

    /** A Raw Data instance with a private value as bulk data. */
    private static String json(String instance) {
        return "{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.66\"]},"
                + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + instance + "\"]},"
                + "\"00090010\":{\"vr\":\"LO\",\"Value\":[\"STOWC TEST\"]},"
                + "\"00091001\":{\"vr\":\"OB\",\"BulkDataURI\":\"bulk\"},"
                + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.1\"]},"
                + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.2\"]}}";
    }
}
