package io.github.stowc.stow.batch.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The rows of a table in NDJSON: in each line an object, whose names are the headers; blank lines are no rows. */
final class JsonRows implements Rows {
    private final TableName table;
    private final LineReader lines;
    private final TableColumns columns;
    private final Map<String, Integer> indices = new HashMap<>();
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(QuoteWatch.MOST_CHARACTERS)
                    .build())
            .build();
    private @Nullable TableRow first;
    private long number;

    private JsonRows(TableName table, TableText text, ColumnMap map) throws IOException {
        this.table = table;
        this.lines = new LineReader(text, table);
        this.columns = TableColumns.growing(new Headers(table, map));
    }

    static JsonRows open(TableName table, TableText text, ColumnMap map) throws IOException {
        JsonRows rows = new JsonRows(table, text, map);
        rows.first = rows.read();
        if (rows.first == null) {
            throw table.asWhole("expected an object in each line, found an empty table; export it again");
        }
        return rows;
    }

    @Override
    public TableColumns columns() {
        return columns;
    }

    @Override
    public boolean isFailedTable() {
        return false;
    }

    @Override
    public @Nullable TableRow next() throws IOException {
        TableRow row = first;
        first = null;
        return row == null ? read() : row;
    }

    private @Nullable TableRow read() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        number++;
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw misplaced(json, "expected an object", "write one object in each line");
            }
            List<String> cells = List.of(cells(json));
            if (json.nextToken() != null) {
                throw misplaced(json, "expected the end of the line", "write one object in each line");
            }
            return new TableRow(number, lines.number(), cells);
        } catch (JacksonException e) {
            // The parser's own words may repeat a value.
            throw table.at(
                    lines.number(),
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr()),
                    "expected an object in JSON, of which no name occurs twice and no text is longer than "
                            + QuoteWatch.MOST_CHARACTERS
                            + " characters, found something else; check the commas, quotes and brackets before it");
        }
    }

    private String[] cells(JsonParser json) throws TableException {
        String[] cells = new String[columns.names().size()];
        Arrays.fill(cells, "");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            int index = index(json.currentName());
            if (index >= cells.length) {
                int known = cells.length;
                cells = Arrays.copyOf(cells, index + 1);
                Arrays.fill(cells, known, index + 1, "");
            }
            json.nextToken();
            cells[index] = checked(json, json.currentToken() == JsonToken.START_ARRAY ? values(json) : value(json));
        }
        return cells;
    }

    private int index(String name) throws TableException {
        Integer index = indices.get(name);
        if (index == null) {
            if (indices.size() == QuoteWatch.MOST_COLUMNS) {
                throw table.inLine(
                        lines.number(),
                        "expected at most " + QuoteWatch.MOST_COLUMNS
                                + " different names, found more; write the values of attributes after their names");
            }
            index = columns.add(name, lines.number());
            indices.put(name, index);
        }
        return index;
    }

    /** The values of an array, with the backslash that separates several. */
    private String values(JsonParser json) throws TableException {
        StringBuilder values = new StringBuilder();
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.append(count++ > 0 ? "\\" : "").append(value(json));
        }
        return values.toString();
    }

    private String value(JsonParser json) throws TableException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token == null || !token.isScalarValue()) {
            throw misplaced(
                    json,
                    "expected a text, a number or null",
                    "write what is in a sequence under its path, such as"
                            + " \"RequestAttributesSequence[0].RequestedProcedureID\"");
        }
        return json.getString();
    }

    /** Half a surrogate pair is no text: no encoding has it (Unicode 3.9, D76). */
    private String checked(JsonParser json, String cell) throws TableException {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < cell.length()
                        && Character.isLowSurrogate(cell.charAt(i + 1));
                if (!pair) {
                    throw misplaced(json, "expected text", "it has half a surrogate pair; write both halves");
                }
                i++;
            }
        }
        return cell;
    }

    private TableException misplaced(JsonParser json, String expected, String remedy) {
        JsonToken found = json.currentToken();
        return table.at(
                lines.number(),
                Math.max(1, json.currentTokenLocation().getColumnNr()),
                expected + ", found " + (found == null ? "nothing" : kind(found)) + "; " + remedy);
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> "more";
        };
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
