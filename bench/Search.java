import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.receiver.StowReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;

/** Times searches in a receiver with many instances: how long the index takes, and the mean of 30 searches after 30 others. */
final class Search {
    private static final int RUNS = 30;

    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    private Search(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "stowc-search");
        try {
            new Search(folder).run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } finally {
            removeTree(folder);
        }
    }

    private void run(int studies, int each) throws Exception {
        for (int study = 0; study < studies; study++) {
            for (int number = 0; number < each; number++) {
                write(study, number);
            }
        }
        long before = used();
        long start = System.nanoTime();
        try (StowReceiver receiver = StowReceiver.builder().folder(folder).start()) {
            while (get(receiver, "studies?limit=1").statusCode() == 503) {
                Thread.sleep(20);
            }
            System.out.printf(Locale.ROOT, "index of %d instances: %.1f s%n", studies * each, seconds(start));
            System.out.printf(Locale.ROOT, "memory: %d bytes an instance%n", (used() - before) / (studies * each));
            String uid = uid(studies / 2, each / 2);
            for (String search : new String[] {
                "studies",
                "studies?PatientID=P" + studies / 2,
                "studies?PatientName=Doe" + studies / 2 + "*",
                "studies?StudyDate=20260101-20260131&ModalitiesInStudy=CT",
                "studies?limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060",
                "instances?SOPInstanceUID=" + uid
            }) {
                time(receiver, search);
            }
        }
    }

    private void time(StowReceiver receiver, String search) throws Exception {
        for (int i = 0; i < RUNS; i++) {
            get(receiver, search);
        }
        long start = System.nanoTime();
        int size = 0;
        for (int i = 0; i < RUNS; i++) {
            size = get(receiver, search).body().length;
        }
        System.out.printf(
                Locale.ROOT, "%s: %.1f ms, %d bytes%n", search, seconds(start) * 1000 / RUNS, size);
    }

    private HttpResponse<byte[]> get(StowReceiver receiver, String search) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(receiver.url() + "/" + search)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String uid(int study, int number) {
        return "2.25.3" + (1_000_000L * (study + 1) + number);
    }

    private void write(int study, int number) throws IOException {
        String studyUid = "2.25.1" + (1_000_000 + study);
        String seriesUid = "2.25.2" + (1_000_000 + study) + "." + number % 2;
        Dataset dataset = Dataset.builder()
                .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
                .set("SOPInstanceUID", uid(study, number))
                .set("StudyInstanceUID", studyUid)
                .set("SeriesInstanceUID", seriesUid)
                .set("StudyDate", String.format(Locale.ROOT, "2026%02d%02d", 1 + study % 12, 1 + study % 28))
                .set("StudyTime", "103000")
                .set("StudyID", Integer.toString(study))
                .set("StudyDescription", "Study " + study)
                .set("AccessionNumber", "A" + study)
                .set("Modality", number % 2 == 0 ? "CT" : "OT")
                .set("SeriesNumber", Integer.toString(number % 2))
                .set("SeriesDescription", "Series " + number % 2)
                .set("InstanceNumber", Integer.toString(number))
                .set("PatientID", "P" + study)
                .set("PatientName", "Doe" + study + "^Jane")
                .set("PatientBirthDate", "19800101")
                .set("PatientSex", "F")
                .build();
        Body file = Part10Writer.file(
                "search", FileMeta.of(dataset, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), dataset, Map.of());
        Path target = folder.resolve(studyUid).resolve(seriesUid).resolve(uid(study, number) + ".dcm");
        Files.createDirectories(target.getParent());
        try (InputStream in = file.open()) {
            Files.copy(in, target);
        }
    }

    static void removeTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException e) throws IOException {
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
