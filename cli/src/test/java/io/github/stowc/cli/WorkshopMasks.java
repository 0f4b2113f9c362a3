package io.github.stowc.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts names in place of what differs from run to run, such as {@code <UID-1>} for the first UID. */
final class WorkshopMasks {
    private static final Pattern MADE_UID = Pattern.compile("2\\.25\\.\\d{20,39}");
    private static final Pattern MADE_BOUNDARY = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");

    private final String constant;
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Masks for one page.
     *
     * @param constant text whose UIDs and boundaries stay, since they are the same in each run
     */
    WorkshopMasks(String constant) {
        this.constant = constant;
    }

    String mask(String text) {
        String masked = text.replaceAll("Date: \\w{3}, [^\r\n]* GMT", "Date: <date>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<time>")
                .replaceAll("\\d{6}-\\d{8}T\\d{6}\\.\\d{3}Z\\.http", "<request>.http")
                .replaceAll("\\b\\d+ ms\\b", "<n> ms")
                .replaceAll("curl/\\d+(\\.\\d+)+", "curl/<version>")
                .replaceAll("(?m) TM \\d{6}(\\.\\d+)?$", " TM <time>")
                .replace(today(), "<today>");
        return number(number(masked, MADE_UID, "UID"), MADE_BOUNDARY, "boundary");
    }

    private static String today() {
        return LocalDate.now(ZoneId.systemDefault()).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String number(String text, Pattern pattern, String kind) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (matcher.find()) {
            String found = matcher.group();
            String name = constant.contains(found)
                    ? found
                    : names.computeIfAbsent(found, key -> "<" + kind + "-" + (count(kind) + 1) + ">");
            matcher.appendReplacement(masked, Matcher.quoteReplacement(name));
        }
        return matcher.appendTail(masked).toString();
    }

    private long count(String kind) {
        return names.values().stream()
                .filter(name -> name.startsWith("<" + kind + "-"))
                .count();
    }
}
