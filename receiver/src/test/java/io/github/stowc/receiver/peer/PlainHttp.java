package io.github.stowc.receiver.peer;

import io.github.stowc.receiver.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests that are written as text: LF becomes CR LF, {@code ¶} a bare LF, and {@code {dicom STUDY SOP}} a DICOM file;
 * the fields Host, Content-Length and Connection are added.
 */
final class PlainHttp {
    private final URI server;

    PlainHttp(String url) {
        this.server = URI.create(url);
    }

    /** The whole answer, in ISO 8859-1. */
    String send(String request) throws IOException {
        int blank = request.indexOf("\n\n");
        byte[] body = body(request.substring(blank + 2));
        String head = request.substring(0, blank + 1) + "Host: " + server.getAuthority() + "\nContent-Length: "
                + body.length + "\nConnection: close\n\n";
        return RawClient.exchange(
                server.toString(),
                out -> {
                    out.write(body(head));
                    out.write(body);
                },
                false);
    }

    private static byte[] body(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String rest = text.replace("\n", "\r\n").replace("¶", "\n");
        int at = rest.indexOf("{dicom ");
        while (at >= 0) {
            int end = rest.indexOf('}', at);
            String[] uids = rest.substring(at + 7, end).split(" ", -1);
            out.writeBytes(latin1(rest.substring(0, at)));
            out.writeBytes(dicom(uids[0], uids[1], uids.length > 2 ? uids[2] : "UI"));
            rest = rest.substring(end + 1);
            at = rest.indexOf("{dicom ");
        }
        out.writeBytes(latin1(rest));
        return out.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A Secondary Capture without pixels, in Explicit VR Little Endian. */
    private static byte[] dicom(String study, String sop, String vr) {
        ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128).put(latin1("DICM"));
        element(file, 2, 0x02, "UI", "1.2.840.10008.5.1.4.1.1.7");
        element(file, 2, 0x03, "UI", sop);
        element(file, 2, 0x10, "UI", "1.2.840.10008.1.2.1");
        element(file, 2, 0x12, "UI", "1.2.3.4");
        element(file, 8, 0x16, vr, "1.2.840.10008.5.1.4.1.1.7");
        element(file, 8, 0x18, vr, sop);
        element(file, 0x10, 0x20, "LO", "P1");
        element(file, 0x20, 0x0D, vr, study);
        element(file, 0x20, 0x0E, vr, study + ".1");
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    private static void element(ByteBuffer file, int group, int number, String vr, String value) {
        String even = value + (value.length() % 2 == 0 ? "" : vr.equals("LO") ? " " : "\0");
        file.putShort((short) group).putShort((short) number).put(latin1(vr));
        if (vr.equals("UN")) {
            file.putShort((short) 0).putInt(even.length());
        } else {
            file.putShort((short) even.length());
        }
        file.put(latin1(even));
    }
}
