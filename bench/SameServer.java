import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The server of bench/same. It prints its free loopback port, answers {@code /CASE/MANNER/...} in that manner, and
 * keeps each request unchanged in {@code WORK/CASE/request-N}.
 */
public final class SameServer {
    private static final String JSON = "application/dicom+json";
    private static final String XML = "application/dicom+xml";
    private static final Pattern UID =
            Pattern.compile("(?:00080018[^0-9.]{1,80}|\b\0\u0018\0.{4})(?:number=\"1\">)?([0-9]+(?:\\.[0-9]+)+)", Pattern.DOTALL);

    private final Path work;

    private SameServer(Path work) {
        this.work = work;
    }

    public static void main(String[] args) throws IOException {
        SameServer server = new SameServer(Path.of(args[0]));
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
            while (true) {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> server.serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            String[] line = line(in, request).split(" ");
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String field = line(in, request); !field.isEmpty(); field = line(in, request)) {
                int colon = field.indexOf(':');
                fields.put(field.substring(0, colon), field.substring(colon + 1).strip());
            }
            String[] path = line[1].split("[/?]");
            byte[] body = in.readNBytes(Integer.parseInt(fields.getOrDefault("Content-Length", "0")));
            request.write(body);
            int count = 1;
            while (Files.exists(work.resolve(path[1] + "/request-" + count))) {
                count++;
            }
            Files.write(work.resolve(path[1] + "/request-" + count), request.toByteArray());
            answer(path[2], uids(body), count, connection);
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static String line(InputStream in, OutputStream copy) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off");
            }
            copy.write(c);
            line.append((char) c);
        }
        copy.write('\n');
        return line.toString().strip();
    }

    private static List<String> uids(byte[] body) {
        Matcher matcher = UID.matcher(new String(body, StandardCharsets.ISO_8859_1));
        return matcher.results().map(result -> result.group(1)).distinct().toList();
    }

    private void answer(String manner, List<String> uids, int count, Socket to) throws IOException {
        List<String> first = uids.subList(0, Math.min(1, uids.size()));
        List<String> rest = uids.subList(first.size(), uids.size());
        String stored = json(uids, List.of(), "");
        switch (manner) {
            case "ok" -> http(to, 200, JSON, stored);
            case "created" -> http(to, 201, JSON, stored);
            case "accepted" -> http(to, 202, JSON, json(rest, first, "\"00081197\":{\"vr\":\"US\",\"Value\":[43264]}"));
            case "warned" -> http(to, 200, JSON, json(uids, List.of(), "\"00081196\":{\"vr\":\"US\",\"Value\":[45056]}"));
            case "field" -> http(to, 200, JSON, stored, "Warning: 299 host \"not all is as it was\"");
            case "google" -> http(to, 409, JSON, json(List.of(), uids, "\"00081197\":{\"vr\":\"US\",\"Value\":[272]},"
                    + "\"00090010\":{\"vr\":\"LO\",\"Value\":[\"GOOGLE\"]},\"00091097\":{\"vr\":\"LT\",\"Value\":[\"is there\"]}"));
            case "unknown" -> http(to, 409, JSON, json(List.of(), uids, "\"00081197\":{\"vr\":\"US\",\"Value\":[4711]}"));
            case "mixed" -> http(to, 200, JSON, json(rest, first, "\"00081197\":{\"vr\":\"US\",\"Value\":[49153]}"));
            case "fewer" -> http(to, 200, JSON, json(first, List.of(), ""));
            case "other" -> http(to, 200, JSON, json(List.of("2.25.9"), List.of(), ""));
            case "none" -> http(to, 200, JSON, "");
            case "empty" -> http(to, 200, JSON, "{}");
            case "array" -> http(to, 200, JSON, "[" + stored + "]");
            case "broken" -> http(to, 200, JSON, stored.substring(0, stored.length() / 2));
            case "page" -> http(to, 200, "text/html", "<html><title>Sign in</title><body>Please <b>log in</b></body></html>");
            case "xml" -> http(to, 200, XML, xml(uids, false));
            case "xmlfailed" -> http(to, 409, XML, xml(uids, true));
            case "multipart" -> http(to, 200, "multipart/related; type=\"" + XML + "\"; boundary=q",
                    "--q\r\nContent-Type: " + XML + "\r\n\r\n" + xml(uids, false) + "\r\n--q--");
            case "gzip" -> bytes(to, 200, JSON, gzip(stored), "Content-Encoding: gzip");
            case "again" -> http(to, count == 1 ? 503 : 200, JSON, count == 1 ? "" : stored, "Retry-After: 1");
            case "moved" -> http(to, 307, "text/plain", "moved", "Location: /1/ok/studies");
            case "unauthorized" -> http(to, 401, "text/plain", "who?", "WWW-Authenticate: Basic realm=\"x\"");
            case "forbidden" -> http(to, 403, "application/json", "{\"error\":{\"message\":\"not you\",\"details\":[\"ask\"]}}");
            case "media" -> http(to, 415, "application/json", "{\"Message\":\"Bad content type\",\"HttpStatus\":415}");
            case "large" -> http(to, 413, "text/html", "<html><h1>413 Request Entity Too Large</h1></html>");
            case "down" -> http(to, 503, "text/html", "<html><title>503</title><h1>Down</h1><hr>nginx</html>");
            case "error" -> http(to, 500, "text/html", "<html><head><title>500</title></head><body><h1>Oops</h1></body></html>");
            case "noise" -> to.getOutputStream().write("no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case "cut" -> to.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            case "silence" -> to.getInputStream().read();
            case "drop" -> { }
            default -> http(to, 404, "text/html", "<html><title>404</title></html>");
        }
    }

    private static String json(List<String> stored, List<String> failed, String more) {
        return "{\"00081190\":{\"vr\":\"UR\",\"Value\":[\"http://host/studies/1\"]}"
                + items("00081198", failed, more) + items("00081199", stored, failed.isEmpty() ? more : "") + "}";
    }

    private static String items(String tag, List<String> uids, String more) {
        return uids.isEmpty() ? "" : ",\"" + tag + "\":{\"vr\":\"SQ\",\"Value\":[" + uids.stream()
                .map(uid -> "{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},\"00081155\":{\"vr\":\"UI\",\"Value\":[\""
                        + uid + "\"]}" + (more.isEmpty() ? "" : "," + more) + "}")
                .collect(Collectors.joining(",")) + "]}";
    }

    private static String xml(List<String> uids, boolean failed) {
        return "<NativeDicomModel><DicomAttribute tag=\"0008119" + (failed ? 8 : 9) + "\" vr=\"SQ\">" + uids.stream()
                .map(uid -> "<Item number=\"1\"><DicomAttribute tag=\"00081155\" vr=\"UI\"><Value number=\"1\">" + uid
                        + "</Value></DicomAttribute>" + (failed
                                ? "<DicomAttribute tag=\"00081197\" vr=\"US\"><Value number=\"1\">272</Value></DicomAttribute>"
                                : "") + "</Item>")
                .collect(Collectors.joining()) + "</DicomAttribute></NativeDicomModel>";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void http(Socket to, int status, String type, String body, String... fields) throws IOException {
        bytes(to, status, type, body.getBytes(StandardCharsets.UTF_8), fields);
    }

    private static void bytes(Socket to, int status, String type, byte[] body, String... fields) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + type + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        OutputStream out = to.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        to.shutdownOutput();
        to.setSoTimeout(500);
        // Closing a connection with unread bytes loses the answer too.
        to.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
