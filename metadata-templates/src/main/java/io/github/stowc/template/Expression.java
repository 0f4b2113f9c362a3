package io.github.stowc.template;

import io.github.stowc.dicom.Spelling;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with {@code ${…}} for generated values in it; a doubled dollar sign makes the brace plain text.
 *
 * <p>{@code ${uid}} is a new UID, but one for the whole message if it makes a Study or Series Instance UID; {@code
 * ${uid:NAME}} is the same UID for each NAME in the message; {@code ${index}} counts the instances from 1; {@code
 * ${file}} is the file's name; {@code ${today}} and {@code ${now}} are in the form of the attribute's VR.
 */
final class Expression {
    private static final List<String> NAMES = List.of("uid", "index", "file", "today", "now");

    private final List<Part> parts;

    private Expression(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Call(String name, String argument) implements Part {}
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if a brace is not closed or the name is unknown
     */
    static Expression parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                plain.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("\"" + text.substring(at)
                            + "\" has no closing brace; write $${ for the characters themselves");
                }
                if (!plain.isEmpty()) {
                    parts.add(new Part.Text(plain.toString()));
                    plain.setLength(0);
                }
                parts.add(call(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (!plain.isEmpty()) {
            parts.add(new Part.Text(plain.toString()));
        }
        return new Expression(parts);
    }

    private static Part call(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (!NAMES.contains(name) || (colon >= 0 && !name.equals("uid"))) {
            String meant = Spelling.nearest(name, NAMES)
                    .map(n -> "; did you mean ${" + n + "}?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "${" + text + "} is unknown, the names are " + String.join(", ", NAMES) + meant);
        }
        return new Part.Call(name, colon < 0 ? "" : text.substring(colon + 1));
    }

    /** The text in a form that is read back as the text itself. */
    static String escape(String text) {
        return text.replace("${", "$${");
    }

    /** Whether nothing is generated. */
    boolean isConstant() {
        for (Part part : parts) {
            if (part instanceof Part.Call) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text for an instance.
     *
     * @param vr the VR of the attribute, which decides how a time is written
     * @param path the attribute's keywords from the outermost dataset, which decides what {@code ${uid}} is shared by
     */
    String evaluate(InstanceContext context, VR vr, String path) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text plain) {
                text.append(plain.text());
            } else if (part instanceof Part.Call call) {
                text.append(generate(call, context, vr, path));
            }
        }
        return text.toString();
    }

    private static String generate(Part.Call call, InstanceContext context, VR vr, String path) {
        return switch (call.name()) {
            case "uid" -> uid(call.argument(), context, path).value();
            case "index" -> Integer.toString(context.index());
            case "file" -> context.file();
            case "today" -> date(context.now().get());
            default -> now(context.now().get(), vr);
        };
    }

    private static Uid uid(String name, InstanceContext context, String path) {
        UidSource uids = context.uids();
        if (!name.isEmpty()) {
            return uids.uid("name/" + name);
        }
        boolean shared = path.equals("StudyInstanceUID") || path.equals("SeriesInstanceUID");
        return shared ? uids.sharedUid(path) : uids.uid(context.index() + "/" + path);
    }

    private static String now(LocalDateTime now, VR vr) {
        return switch (vr) {
            case DA -> date(now);
            case TM -> time(now);
            default -> date(now) + time(now);
        };
    }

    private static String date(LocalDateTime now) {
        return pad(now.getYear(), 4) + pad(now.getMonthValue(), 2) + pad(now.getDayOfMonth(), 2);
    }

    private static String time(LocalDateTime now) {
        return pad(now.getHour(), 2) + pad(now.getMinute(), 2) + pad(now.getSecond(), 2);
    }

    private static String pad(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
