package io.github.stowc.receiver.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer may be (RFC 9110 12.5.1), from the field Accept or the parameter {@code accept} of the query (PS3.18
 * 8.3.3.1). Immutable.
 *
 * @param ranges the most wanted first, in the order of the field among equals; those with q=0 are left out
 */
public record Accept(List<Range> ranges) {
    /**
     * A media range.
     *
     * @param type in lower case: {@code multipart/related}, {@code image/*}
     * @param parameters by name in lower case, without quotes and without q
     * @param quality 0 to 1
     */
    public record Range(String type, Map<String, String> parameters, double quality) {
        /** Copies the map. */
        public Range {
            parameters = Map.copyOf(parameters);
        }

        /** The value of a parameter; empty if there is none. */
        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        /** Whether a media type is in the range; parameters are not compared. */
        public boolean includes(String mediaType) {
            return type.equals("*/*")
                    || type.equals(mediaType)
                    || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
        }
    }

    /** Copies the list. */
    public Accept {
        ranges = List.copyOf(ranges);
    }

    /** What a request accepts; without a field and a parameter, everything. */
    public static Accept of(WebRequest request) {
        return of(request, "*/*");
    }

    /**
     * What a request accepts.
     *
     * @param otherwise what one accepts that has neither a field nor a parameter
     */
    public static Accept of(WebRequest request, String otherwise) {
        String text = request.list("Accept");
        for (WebRequest.Parameter parameter : request.parameters()) {
            if (parameter.name().equalsIgnoreCase("accept")) {
                text = parameter.value();
            }
        }
        return parse(text.isBlank() ? otherwise : text);
    }

    /** Reads a list of ranges; what cannot be read is left out; an empty text accepts everything. */
    public static Accept parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String item : split(text.isBlank() ? "*/*" : text, ',')) {
            List<String> pieces = split(item, ';');
            Map<String, String> parameters = new LinkedHashMap<>();
            double quality = 1;
            for (String piece : pieces.subList(1, pieces.size())) {
                int equals = piece.indexOf('=');
                String name = (equals < 0 ? piece : piece.substring(0, equals))
                        .strip()
                        .toLowerCase(Locale.ROOT);
                String value =
                        equals < 0 ? "" : unquoted(piece.substring(equals + 1).strip());
                if (name.equals("q")) {
                    quality = quality(value);
                } else {
                    parameters.put(name, value);
                }
            }
            String type = pieces.get(0).strip().toLowerCase(Locale.ROOT);
            if (type.indexOf('/') > 0 && quality > 0) {
                ranges.add(new Range(type, parameters, quality));
            }
        }
        ranges.sort((a, b) -> Double.compare(b.quality(), a.quality()));
        return new Accept(ranges);
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** Splits outside quotes. */
    private static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** Which of the media types that can be given is wanted most; the first of them among equals; empty if none is. */
    public Optional<String> choose(List<String> offers) {
        for (Range range : ranges) {
            for (String offer : offers) {
                if (range.includes(offer)) {
                    return Optional.of(offer);
                }
            }
        }
        return Optional.empty();
    }
}
