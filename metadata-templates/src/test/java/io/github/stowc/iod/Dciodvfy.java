package io.github.stowc.iod;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The judge that the field trusts: {@code dciodvfy} of Debian's dicom3tools. */
final class Dciodvfy {
    private static final Pattern LINE = Pattern.compile("(Error|Warning) - <(/[^>]*)> - (.*)");
    private static final Pattern STEP = Pattern.compile("\\((\\p{XDigit}{4}),(\\p{XDigit}{4})\\)(?:\\[(\\d+)])?");
    /** What it finds in the encoding of a value or in the file's header, which an IOD does not govern. */
    private static final Pattern OTHER_MATTERS = Pattern.compile(
            ".*(for this VR|ultiplicity|VM is|MediaStorage|DICOMDIR|even group number|Value dubious).*");

    private final Path folder;

    Dciodvfy(Path folder) {
        this.folder = folder;
    }

    /**
     * An error of the tool.
     *
     * @param place the way to the attribute and its tag, {@code 00400275[0].00400007}
     * @param text what it says
     */
    record Complaint(String place, String text) {}

    /**
     * Its errors about the modules and attributes of an instance in its Part 10 form; empty if it breaks off, as it
     * does at pixels of 32 bits, or does not know the SOP Class.
     */
    Optional<List<Complaint>> errors(Dataset instance) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "instance", ".dcm");
        FileMeta meta = FileMeta.of(instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        try (OutputStream out = Files.newOutputStream(file)) {
            Part10Writer.file("instance", meta, instance, Map.of()).open().transferTo(out);
        }
        Process process = new ProcessBuilder("dciodvfy", "-new", file.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        boolean brokeOff = process.waitFor() > 1;
        Files.delete(file);
        if (brokeOff || answer.contains("Information Object Not found")) {
            return Optional.empty();
        }
        List<Complaint> errors = new ArrayList<>();
        answer.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()
                    && matcher.group(1).equals("Error")
                    && !OTHER_MATTERS.matcher(matcher.group(3)).matches()
                    && !matcher.group(2).contains("(0002,")) {
                errors.add(new Complaint(place(matcher.group(2)), matcher.group(3)));
            }
        });
        return Optional.of(errors);
    }

    private static String place(String path) {
        StringBuilder place = new StringBuilder();
        Matcher step = STEP.matcher(path);
        String item = "";
        while (step.find()) {
            place.append(place.isEmpty() ? "" : item + ".")
                    .append((step.group(1) + step.group(2)).toUpperCase(Locale.ROOT));
            item = step.group(3) == null ? "" : "[" + (Integer.parseInt(step.group(3)) - 1) + "]";
        }
        return place.toString();
    }

    /** The place of a finding in the same form. */
    static String place(IodFinding finding) {
        StringBuilder place = new StringBuilder();
        for (ItemStep step : finding.path()) {
            place.append(step.sequence().hex()).append('[').append(step.item()).append("].");
        }
        return place + finding.tag().hex();
    }

    /** The places of errors. */
    static Set<String> places(List<Complaint> errors) {
        Set<String> places = new TreeSet<>();
        errors.forEach(error -> places.add(error.place()));
        return places;
    }
}
