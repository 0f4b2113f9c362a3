package io.github.stowc.receiver.query;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Uid;
import io.github.stowc.receiver.store.KeptAttributes;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.WebRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of a search (PS3.18 8.3.4). For one query. */
final class QueryReader {
    /** The most matches of an answer. */
    static final int MOST = 10_000;

    private static final String NO_FUZZY_MATCHING =
            "The fuzzymatching parameter is not supported. Only literal matching has been performed.";

    private final AttributeLevels levels;
    private final Level level;
    private final Map<AttributePath, String> values = new LinkedHashMap<>();
    private final Set<Tag> fields = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean isAll;
    private boolean emptyValue;
    private boolean multipleValues;
    private long offset;
    private long limit = MOST;

    private QueryReader(AttributeLevels levels, Level level) {
        this.levels = levels;
        this.level = level;
    }

    /**
     * Reads a query.
     *
     * @throws BadQueryException if a parameter has a value that it cannot have
     */
    static SearchQuery read(AttributeLevels levels, WebRequest request, DicomPath path) throws BadQueryException {
        requireUid("the study in the path", path.study());
        requireUid("the series in the path", path.series());
        QueryReader reader = new QueryReader(levels, Level.of(path.rest().get(0)));
        for (WebRequest.Parameter parameter : request.parameters()) {
            reader.take(parameter.name(), parameter.value());
        }
        return reader.query(path);
    }

    private static void requireUid(String place, String uid) throws BadQueryException {
        if (!uid.isEmpty() && Uid.problem(uid).isPresent()) {
            throw new BadQueryException(place + ": expected a UID (PS3.5 9.1), found another text");
        }
    }

    private void take(String name, String value) throws BadQueryException {
        switch (name) {
            case "accept", "charset" -> {
                // What the answer is, not what is searched for.
            }
            case "limit" -> limit = Math.min(MOST, count(name, value));
            case "offset" -> offset = count(name, value);
            case "includefield" -> include(value);
            case "fuzzymatching" -> {
                if (flag(name, value)) {
                    warnings.add(NO_FUZZY_MATCHING);
                }
            }
            case "emptyvaluematching" -> emptyValue = flag(name, value);
            case "multiplevaluematching" -> multipleValues = flag(name, value);
            default -> key(name, value);
        }
    }

    private static long count(String name, String value) throws BadQueryException {
        try {
            if (!value.startsWith("+")) {
                return Integer.parseUnsignedInt(value) & 0xFFFFFFFFL;
            }
        } catch (NumberFormatException e) {
            // The same sentence.
        }
        throw new BadQueryException(name + ": expected a number, 0 or more, found another value (PS3.18 8.3.4.4)");
    }

    private static boolean flag(String name, String value) throws BadQueryException {
        if (!value.equals("true") && !value.equals("false")) {
            throw new BadQueryException(name + ": expected true or false, found another value (PS3.18 8.3.4)");
        }
        return value.equals("true");
    }

    private void include(String value) throws BadQueryException {
        for (String each : value.split(",", -1)) {
            String name = each.strip();
            if (name.equals("all")) {
                isAll = true;
            } else if (!name.isEmpty()) {
                AttributePath path = AttributePath.parse(name)
                        .orElseThrow(() -> new BadQueryException(
                                "includefield: expected a tag of eight hexadecimal digits, a keyword of PS3.6 or all,"
                                        + " found another name" + nearest(name)));
                fields.add(path.first());
            }
        }
    }

    private void key(String name, String value) throws BadQueryException {
        AttributePath path = AttributePath.parse(name).orElse(null);
        if (path == null) {
            warnings.add("An unknown parameter was ignored" + nearest(name) + ".");
            return;
        }
        if (!level.has(levels.of(path.first()))) {
            warnings.add(
                    "The parameter " + path.name() + " was ignored, as it is no attribute of " + level.noun() + ".");
            return;
        }
        AttributePath same = values.keySet().stream()
                .filter(each -> each.tags().equals(path.tags()))
                .findFirst()
                .orElse(null);
        if (same == null) {
            values.put(path, value);
        } else {
            values.put(
                    same,
                    Keys.joined(path, String.valueOf(values.get(same)), value)
                            .orElseThrow(() -> new BadQueryException(
                                    path.name() + ": expected one value, found the parameter twice")));
        }
    }

    private static String nearest(String name) {
        return DataDictionary.standard()
                .nearestKeyword(name)
                .map(keyword -> "; the keyword most like it is " + keyword)
                .orElse("");
    }

    private SearchQuery query(DicomPath path) throws BadQueryException {
        Keys matching = new Keys(emptyValue, multipleValues);
        List<SearchQuery.Key> keys = new ArrayList<>();
        for (Map.Entry<AttributePath, String> value : values.entrySet()) {
            keys.add(new SearchQuery.Key(value.getKey(), matching.match(value.getKey(), value.getValue())));
            fields.add(value.getKey().first());
        }
        // What is in memory decides first, before files are read.
        keys.sort(
                Comparator.comparing(key -> !KeptAttributes.contains(key.path().first())));
        return new SearchQuery(level, path.study(), path.series(), keys, fields, isAll, offset, limit, warnings);
    }
}
