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
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sending over TLS to a server whose certificate nobody knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendTlsTest {
    private static final String PASSWORD = "changeit";

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
    private Receiver start(String names, String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        keytool("-genkeypair", "-keystore", store, "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + names);
        keytool("-exportcert", "-keystore", store, "-rfc", "-file", folder.resolve(name + ".pem"));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return Receiver.start(context.getServerSocketFactory());
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
}
