package io.github.stowc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.testdata.Program;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sending over TLS to a server whose certificate nobody knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendTlsTest {
    private static final String PASSWORD = "changeit";

    /** A key of no use, as openssl pkcs8 -topk8 encrypts it with that password, and its certificate. */
    private static final String BY_OPENSSL = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg2AsuBfnpNHQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEwZgZjXL+xlHw8WDUXqAZgEgZAj
            6eiqlqcvzV6hsdxm6b0Gq+oxhSjdEuNDEUak53jtOKaIxhY9HGHfsep55sesW1RB
            cvzdjNdIht7IEQI0JabO3XRK6HfHpWEkTueJ1UyGLnHgXMOJRdf63QkwExGKOdIV
            +gbxZXDxHmcISC4I64uTHQV0ehjCU8sfYVBVIGJQq0+avulg7D9g4CqMimq4CJk=
            -----END ENCRYPTED PRIVATE KEY-----
            -----BEGIN CERTIFICATE-----
            MIIBdTCCARugAwIBAgIUVs2X9Qv8Gw8WmjT2h1PyCPwlMB0wCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjkwMTAzMzBaGA8yMTI2MTEwNTAxMDMz
            MFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMdf
            2I7c1x+gbUNB/71o48n0MCoY/q8FtEJ7yS971rxv4d4dsC1GqItGtSfWP5Rmk7vn
            ivMolVm8m2nTIbiBNUOjUzBRMB0GA1UdDgQWBBRTEbmDf4WoJOD8l5ihJVYlQXQC
            SjAfBgNVHSMEGDAWgBRTEbmDf4WoJOD8l5ihJVYlQXQCSjAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0gAMEUCIHoz4dUJGIl221hw06pUX5vPqO+NvFQ+/X0Q
            jfKgvC1FAiEA64eqEZpEi8/Rznkg6aeeORcHtA5uR0fD+zA0JuDvtnU=
            -----END CERTIFICATE-----
            """;

    private Path folder = Path.of("");
    private Path certificate = Path.of("");
    private Receiver receiver;
    private Receiver misnamed;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        receiver = start("ip:127.0.0.1,dns:localhost", "right");
        certificate = folder.resolve("right.pem");
        misnamed = start("dns:elsewhere.example", "wrong");
    }

    @AfterAll
    void stop() throws Exception {
        receiver.close();
        misnamed.close();
    }

    /** A server with a certificate of its own making for the names given, which lies in NAME.pem too. */
    private Receiver start(String names, String name, Object... more) throws Exception {
        Path store = folder.resolve(name + ".p12");
        List<Object> words = new ArrayList<>(List.of("-genkeypair", "-keystore", store, "-keyalg", "EC"));
        words.addAll(List.of("-dname", "CN=test", "-ext", "san=" + names));
        words.addAll(List.of(more));
        keytool(words.toArray());
        keytool("-exportcert", "-keystore", store, "-rfc", "-file", folder.resolve(name + ".pem"));
        return start(store, false);
    }

    /** A server with the keys of a store, who perhaps wants a certificate of every client, whatever it is. */
    private static Receiver start(Path store, boolean strict) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), strict ? new TrustManager[] {new Everybody()} : null, null);
        SSLServerSocketFactory sockets = context.getServerSocketFactory();
        return Receiver.start(strict ? new Strict(sockets) : sockets);
    }

    @Test
    void saysThatACertificateHasExpired() throws Exception {
        keytool(
                "-genkeypair",
                "-keystore",
                folder.resolve("ca.p12"),
                "-keyalg",
                "EC",
                "-dname",
                "CN=ca",
                "-ext",
                "bc=ca:true");
        keytool("-exportcert", "-keystore", folder.resolve("ca.p12"), "-rfc", "-file", folder.resolve("ca.pem"));
        try (Receiver old = start("ip:127.0.0.1", "old", "-startdate", "-900d", "-validity", "30")) {
            expired(old, "old.pem");
            // The same, issued by another that is trusted.
            keytool("-certreq", "-keystore", folder.resolve("old.p12"), "-file", folder.resolve("old.csr"));
            keytool(
                    "-gencert",
                    "-keystore",
                    folder.resolve("ca.p12"),
                    "-infile",
                    folder.resolve("old.csr"),
                    "-outfile",
                    folder.resolve("issued.pem"),
                    "-rfc",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-startdate",
                    "-900d",
                    "-validity",
                    "30");
        }
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both, Files.readString(folder.resolve("issued.pem")) + Files.readString(folder.resolve("ca.pem")));
        keytool("-importcert", "-noprompt", "-keystore", folder.resolve("old.p12"), "-file", both);
        try (Receiver issued = start(folder.resolve("old.p12"), false)) {
            expired(issued, "ca.pem");
        }
    }

    private void expired(Receiver server, String trusted) {
        CommandRun run = send(server, "--cacert", folder.resolve(trusted)).expecting(ExitCode.IO);
        assertTrue(
                run.err().contains("the certificate of 127.0.0.1:") && run.err().contains("has expired"), run.err());
        assertEquals(0, server.take().size());
    }

    @Test
    void brokenMessagesGoOverTlsToTrustedServersOnly() throws Exception {
        Path message = folder.resolve("m.mime");
        CommandRun.compile(message, "-m", "PatientID=P", TestData.file("hand-1.jpg"));
        String url = "https://127.0.0.1:" + receiver.port() + "/studies";
        CommandRun run = CommandRun.of("break", "epilogue", message, "--send", url, "--cacert", certificate)
                .expecting(ExitCode.DONE);
        assertTrue(run.text().startsWith("HTTP/1.1 200"), run.text());
        Path body = folder.resolve("epilogue.mime");
        CommandRun.of("break", "epilogue", message, "-o", body).expecting(ExitCode.DONE);
        List<Receiver.Request> requests = receiver.take();
        assertEquals(1, requests.size());
        assertEquals(Receiver.crc(Files.readAllBytes(body)), requests.get(0).crc());
        CommandRun unknown =
                CommandRun.of("break", "epilogue", message, "--send", url).expecting(ExitCode.IO);
        assertTrue(unknown.err().contains("is not trusted") && unknown.err().contains("--cacert"), unknown.err());
        String other = "https://127.0.0.1:" + misnamed.port() + "/studies";
        CommandRun wrong = CommandRun.of(
                        "break", "epilogue", message, "--send", other, "--cacert", folder.resolve("wrong.pem"))
                .expecting(ExitCode.IO);
        assertTrue(wrong.err().contains("is for another name"), wrong.err());
        assertEquals(0, receiver.take().size() + misnamed.take().size());
        CommandRun.of("break", "epilogue", message, "--send", other, "--insecure")
                .expecting(ExitCode.DONE);
        assertEquals(1, misnamed.take().size());
    }

    @Test
    void provesWhoItIsByACertificate() throws Exception {
        keytool("-genkeypair", "-keystore", folder.resolve("me.p12"), "-keyalg", "EC", "-dname", "CN=me");
        Path me = folder.resolve("me.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(me)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String alias = keys.aliases().nextElement();
        byte[] key = keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
        Path certificate = Files.writeString(
                folder.resolve("me.pem"),
                pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
        Path plain = Files.writeString(folder.resolve("me.key"), pem("PRIVATE KEY", key));
        Path locked = Files.writeString(folder.resolve("locked.pem"), BY_OPENSSL);
        Path older = Files.writeString(folder.resolve("older.key"), pem("EC PRIVATE KEY", key));
        Path whole =
                Files.writeString(folder.resolve("whole.pem"), Files.readString(plain) + Files.readString(certificate));
        Map<String, String> password = Map.of("STOW_KEY_PASSWORD", PASSWORD);
        try (Receiver strict = start(folder.resolve("right.p12"), true)) {
            present(strict, Map.of(), "--cert", certificate, "--key", plain).expecting(ExitCode.DONE);
            present(strict, Map.of(), "--cert", whole).expecting(ExitCode.DONE);
            present(strict, password, "--cert", locked).expecting(ExitCode.DONE);
            present(strict, password, "--cert", me).expecting(ExitCode.DONE);
            assertEquals(4, strict.take().size());
            CommandRun run = present(strict, Map.of()).expecting(ExitCode.IO);
            assertTrue(run.err().contains("wants a certificate of the client"), run.err());
            run = present(strict, Map.of(), "--cert", me).expecting(ExitCode.USAGE);
            assertTrue(run.err().contains("STOW_KEY_PASSWORD"), run.err());
            present(strict, Map.of(), "--cert", locked).expecting(ExitCode.USAGE);
            present(strict, Map.of(), "--key", plain).expecting(ExitCode.USAGE);
            Map<String, String> wrong = Map.of("STOW_KEY_PASSWORD", "another");
            present(strict, wrong, "--cert", me).expecting(ExitCode.IO);
            present(strict, wrong, "--cert", locked).expecting(ExitCode.IO);
            run = present(strict, Map.of(), "--cert", certificate, "--key", older)
                    .expecting(ExitCode.IO);
            assertTrue(run.err().contains("openssl pkcs8 -topk8"), run.err());
            run = present(strict, Map.of(), "--cert", folder.resolve("right.pem"), "--key", plain);
            assertTrue(run.expecting(ExitCode.IO).err().contains("does not belong to the certificate"), run.err());
            assertEquals(0, strict.take().size());
        }
    }

    private CommandRun present(Receiver server, Map<String, String> environment, Object... words) {
        List<Object> line = new ArrayList<>(List.of("send", "-u", https(server), "--cacert", certificate));
        line.addAll(List.of(words));
        line.add(TestData.file("hand-1.jpg"));
        return CommandRun.of(environment, line.toArray());
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private void keytool(Object... words) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Program.of(folder, CommandRun.words(tool, words[0], "-storetype", "PKCS12", "-storepass", PASSWORD))
                .with(List.of(CommandRun.words(Arrays.copyOfRange(words, 1, words.length))))
                .run()
                .expecting(0);
    }

    private static String https(Receiver receiver) {
        return receiver.url("/studies").replace("http:", "https:");
    }

    private CommandRun send(Receiver to, Object... words) {
        Object[] line = {"send", "-u", https(to), TestData.file("hand-1.jpg")};
        Object[] all = Arrays.copyOf(line, line.length + words.length);
        System.arraycopy(words, 0, all, line.length, words.length);
        return CommandRun.of(all);
    }

    @Test
    void sendsNothingToAServerThatIsNotTrusted() {
        CommandRun run = send(receiver).expecting(ExitCode.IO);
        assertTrue(run.err().contains("is not trusted"), run.err());
        assertTrue(run.err().contains("--cacert FILE"), run.err());
        assertTrue(run.err().strip().endsWith("nothing was stored"), run.err());
        assertEquals(0, receiver.take().size());
    }

    @Test
    void trustsTheCertificatesOfAFile() {
        send(receiver, "--cacert", certificate).expecting(ExitCode.DONE);
        assertEquals(1, receiver.take().size());
    }

    @Test
    void trustsEverybodyWhereItMust() {
        send(receiver, "--insecure").expecting(ExitCode.DONE);
        send(misnamed, "--insecure").expecting(ExitCode.DONE);
        receiver.take();
        misnamed.take();
    }

    @Test
    void refusesACertificateForAnotherName() {
        CommandRun run = send(misnamed, "--cacert", folder.resolve("wrong.pem")).expecting(ExitCode.IO);
        assertTrue(run.err().contains("is for another name"), run.err());
        assertEquals(0, misnamed.take().size());
    }

    @Test
    void saysWhatIsWrongWithAFileOfCertificates() throws Exception {
        CommandRun run = send(receiver, "--cacert", folder.resolve("none.pem")).expecting(ExitCode.IO);
        assertTrue(run.err().contains("no such file"), run.err());
        for (String content :
                new String[] {"", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}) {
            Path file = Files.writeString(folder.resolve("bad.pem"), content);
            run = send(receiver, "--cacert", file).expecting(ExitCode.IO);
            assertTrue(run.err().contains("expected certificates in PEM"), run.err());
        }
    }

    @Test
    void saysThatThereIsNoTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerAtOnce(plain), "plain");
            server.setDaemon(true);
            server.start();
            String url = "https://127.0.0.1:" + plain.getLocalPort() + "/studies";
            CommandRun run = CommandRun.of("send", "-u", url, TestData.file("hand-1.jpg"));
            assertEquals(ExitCode.IO, run.exit(), run.err());
            assertTrue(run.err().contains("does not speak TLS at that port; is its URL http://"), run.err());
            assertTrue(run.err().strip().endsWith("nothing was stored"), run.err());
        }
    }

    /** Reads a little, which is no request, and says so. */
    private static void answerAtOnce(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket connection = plain.accept()) {
                connection.getInputStream().read(new byte[4096]);
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    /** Sockets that want a certificate of the client. */
    private static final class Strict extends ServerSocketFactory {
        private final ServerSocketFactory inner;

        Strict(ServerSocketFactory inner) {
            this.inner = inner;
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            SSLServerSocket socket = (SSLServerSocket) inner.createServerSocket(port, backlog, address);
            socket.setNeedClientAuth(true);
            return socket;
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }
    }

    /** Takes the certificate of every client, whose key the handshake has proved. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
