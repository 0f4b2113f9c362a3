import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Prints for each file, a message with its head, how many parts Mime4j reads, or why it refuses. */
class Mime4jParts {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            System.out.println(parts(Path.of(file)));
        }
    }

    private static String parts(Path file) throws Exception {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .build());
        int parts = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            stream.parse(in);
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                parts += state == EntityState.T_START_BODYPART ? 1 : 0;
                if (state == EntityState.T_BODY) {
                    stream.getInputStream().readAllBytes();
                }
            }
            return Integer.toString(parts);
        } catch (Exception e) {
            return "refuses: " + e.getClass().getSimpleName();
        }
    }
}
