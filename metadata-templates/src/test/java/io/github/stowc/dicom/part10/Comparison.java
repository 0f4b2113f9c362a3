package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what we read of a file against what dcm2json made of it. */
final class Comparison {
    private final Path file;
    private final Part10Content content;

    Comparison(Path file, Part10Content content) {
        this.file = file;
        this.content = content;
    }

    /** Every difference in a line. */
    List<String> differences(Map<String, List<Object>> theirs) throws IOException {
        List<String> differences = new ArrayList<>();
        compare("", content.dataset(), theirs, differences);
        return differences;
    }

    private void compare(String path, Dataset ours, Map<String, List<Object>> theirs, List<String> differences)
            throws IOException {
        Map<String, List<Object>> rest = new TreeMap<>(theirs);
        // dcm2json changes it to what its own output is written in.
        rest.remove("00080005");
        rest.remove("FFFCFFFC");
        for (Element element : ours) {
            if (element.tag().equals(Tags.SPECIFIC_CHARACTER_SET)) {
                continue;
            }
            String place = path + element.tag().hex();
            List<Object> their = rest.remove(element.tag().hex());
            if (their == null) {
                if (!(element instanceof Element.BulkData link && isEncapsulated(link))) {
                    differences.add(place + ": only ours");
                }
            } else if (their.get(0).equals("UN") && element.vr() != VR.UN) {
                compareUnknown(place, element, their.size() > 1 ? their.get(1) : "", differences);
            } else if (!their.get(0).equals(element.vr().name())) {
                differences.add(place + ": VR " + element.vr() + ", dcmtk " + their.get(0));
            } else {
                compareValue(place, element, their.size() > 1 ? their.get(1) : List.of(), differences);
            }
        }
        rest.keySet().forEach(tag -> differences.add(path + tag + ": only dcmtk's"));
    }

    /** dcm2json leaves bytes as they are whose VR the file does not tell. */
    private static void compareUnknown(String place, Element element, Object theirs, List<String> differences)
            throws IOException {
        byte[] their = theirs instanceof String text ? Base64.getDecoder().decode(text) : new byte[0];
        boolean same = element.valueCount() == 0
                ? their.length == 0
                : switch (element.vr().form()) {
                    case INTEGER, FLOAT, TAG -> Arrays.equals(their, BinaryNumbers.encode((Element.Text) element));
                    // What is in the items is for other files to show.
                    case SEQUENCE -> true;
                    case BINARY -> false;
                    default ->
                        String.join("\\", element.texts())
                                .equals(new String(their, StandardCharsets.ISO_8859_1)
                                        .replace('\0', ' ')
                                        .strip());
                };
        if (!same) {
            differences.add(place + ": " + element.vr() + ", dcmtk UN of another value");
        }
    }

    private boolean isEncapsulated(Element.BulkData link) {
        return content.bulkValue(link).orElseThrow().encapsulated();
    }

    @SuppressWarnings("unchecked")
    private void compareValue(String place, Element element, Object theirs, List<String> differences)
            throws IOException {
        if (element instanceof Element.Sequence sequence) {
            List<Object> items = (List<Object>) theirs;
            if (items.size() != sequence.items().size()) {
                differences.add(place + ": " + sequence.items().size() + " items, dcmtk " + items.size());
                return;
            }
            for (int i = 0; i < items.size(); i++) {
                Map<String, List<Object>> item = (Map<String, List<Object>>) items.get(i);
                compare(place + "[" + i + "].", sequence.items().get(i), item, differences);
            }
        } else if (element instanceof Element.Bytes || element instanceof Element.BulkData) {
            byte[] bytes = bytes(element);
            byte[] their = theirs instanceof String text ? Base64.getDecoder().decode(text) : new byte[0];
            if (!ByteBuffer.wrap(bytes).equals(ByteBuffer.wrap(their))) {
                differences.add(place + ": other bytes");
            }
        } else if (!same(element.vr(), element.texts(), theirs)) {
            differences.add(place + ": " + element.vr() + " " + element.texts() + ", dcmtk " + theirs);
        }
    }

    private byte[] bytes(Element element) throws IOException {
        if (element instanceof Element.BulkData link) {
            try (InputStream stream = content.bulkValue(link).orElseThrow().open(file)) {
                return stream.readAllBytes();
            }
        }
        ByteBuffer buffer = ((Element.Bytes) element).bytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static boolean same(VR vr, List<String> ours, Object theirs) {
        List<?> their = (List<?>) theirs;
        if (ours.size() != their.size()) {
            // dcm2json writes a null for some empty values and nothing for others, also for names without any
            // component.
            return ours.stream().allMatch(value -> value.isEmpty() || (vr == VR.PN && value.matches("\\^+")))
                    && their.stream().allMatch(""::equals);
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!same(vr, ours.get(i), (String) their.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(VR vr, String ours, String their) {
        if (ours.equals(their)) {
            return true;
        }
        try {
            return switch (vr) {
                // dcmtk loses the last digits of numbers far from one.
                case FL -> isNear(Float.parseFloat(ours), Float.parseFloat(their), 1e-6);
                case FD -> isNear(Double.parseDouble(ours), Double.parseDouble(their), 1e-13);
                case DS, IS -> new BigDecimal(ours).compareTo(new BigDecimal(their)) == 0;
                default -> false;
            };
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isNear(double ours, double their, double tolerance) {
        return Math.abs(ours - their) <= Math.max(Math.abs(ours) * tolerance, Double.MIN_NORMAL);
    }
}
