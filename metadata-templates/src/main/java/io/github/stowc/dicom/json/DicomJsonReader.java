package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.syntax.DecodingReader;
import io.github.stowc.dicom.syntax.Limits;
import io.github.stowc.dicom.syntax.PositionsBuilder;
import io.github.stowc.dicom.syntax.Problems;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import io.github.stowc.dicom.text.ProblemSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads instances in the DICOM JSON Model (PS3.18 Annex F) one after the other, in memory that does not grow with their
 * number.
 *
 * <p>A strict reader throws at the first error. A collecting reader hands over each problem and reads on as well as it can:
 * each defect makes one problem, and {@link Positions} tells which attributes are unreliable. For one thread.
 */
public final class DicomJsonReader implements Closeable {
    private enum State {
        NEW,
        IN_ARRAY,
        BEHIND,
        ENDED
    }

    private final DecodingReader source;
    private final JsonParser parser;
    private final Problems problems;
    private final Texts texts;
    private final PositionsBuilder positions = new PositionsBuilder();
    private final DatasetReader datasets;
    private State state = State.NEW;
    private int next;

    private DicomJsonReader(InputStream in, JsonReadOptions options, @Nullable ProblemSink sink) throws IOException {
        this.source = new DecodingReader(in);
        this.problems = new Problems(options.file(), sink, null);
        this.parser = JsonFactory.builder()
                .streamReadConstraints(JsonLimits.constraints())
                .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build()
                .createParser(ObjectReadContext.empty(), source);
        this.texts = new Texts(parser, source, problems);
        this.datasets = new DatasetReader(parser, source, problems, positions, options.acceptsTransferSyntax());
    }

    /**
     * A reader that throws at the first error and ignores warnings.
     *
     * @param in closed with the reader, or if this call fails
     * @throws IOException if the first bytes cannot be read
     */
    public static DicomJsonReader strict(InputStream in, JsonReadOptions options) throws IOException {
        return open(in, options, null);
    }

    /**
     * A reader that hands over every problem and never throws for one.
     *
     * @param in closed with the reader, or if this call fails
     * @throws IOException if the first bytes cannot be read
     */
    public static DicomJsonReader collecting(InputStream in, JsonReadOptions options, ProblemSink sink)
            throws IOException {
        return open(in, options, sink);
    }

    private static DicomJsonReader open(InputStream in, JsonReadOptions options, @Nullable ProblemSink sink)
            throws IOException {
        try {
            return new DicomJsonReader(in, options, sink);
        } catch (IOException | RuntimeException e) {
            // Without a reader, the caller has nothing to close.
            closeAfter(e, in);
            throw e;
        }
    }

    private static void closeAfter(Exception thrown, InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            thrown.addSuppressed(e);
        }
    }

    /**
     * Reads all instances strictly, and closes the input.
     *
     * @throws DicomTextException at the first error
     * @throws IOException if reading fails
     */
    public static List<Dataset> readAll(InputStream in, JsonReadOptions options) throws IOException {
        List<Dataset> instances = new ArrayList<>();
        try (DicomJsonReader reader = strict(in, options)) {
            for (Optional<JsonInstance> instance = reader.next(); instance.isPresent(); instance = reader.next()) {
                instances.add(instance.get().dataset());
            }
        }
        return instances;
    }

    /**
     * The next instance; empty after the last, or if a syntax error or a limit ends the reading.
     *
     * @throws DicomTextException at the first error, if this reader is strict
     * @throws IOException if reading fails
     */
    public Optional<JsonInstance> next() throws IOException {
        try {
            return Optional.ofNullable(advance());
        } catch (JacksonException e) {
            State before = state;
            state = State.ENDED;
            new SyntaxErrors(source, texts, problems).report(e, before == State.BEHIND, parser);
            return Optional.empty();
        }
    }

    private @Nullable JsonInstance advance() throws IOException {
        if (state == State.NEW) {
            JsonInstance bare = start();
            if (bare != null) {
                return bare;
            }
        }
        for (int strays = 0; state == State.IN_ARRAY; strays++) {
            JsonToken token = parser.nextToken();
            if (strays == Limits.STRAYS) {
                TokenStreamLocation place = parser.currentTokenLocation();
                state = State.ENDED;
                problems.report(Problem.of(
                                JsonRule.LIMIT,
                                "the " + Limits.STRAYS + " values before are not objects; the rest is not read",
                                "write an array of instances")
                        .at(place.getLineNr(), place.getColumnNr()));
                return null;
            }
            if (token == JsonToken.END_ARRAY) {
                state = State.BEHIND;
            } else if (token == JsonToken.START_OBJECT) {
                return instance(next++);
            } else {
                problems.startInstance(next++);
                reportRoot(token, "an instance is an object", "write it in braces");
            }
        }
        if (state == State.BEHIND) {
            end();
        }
        return null;
    }

    private @Nullable JsonInstance start() throws IOException {
        if (source.isMarked()) {
            problems.report(Problem.of(
                    JsonRule.BYTE_ORDER_MARK,
                    "the file begins with a byte order mark of " + source.charset() + ", JSON has none",
                    "save it as UTF-8 without byte order mark"));
        } else if (!source.charset().name().equals("UTF-8")) {
            problems.report(
                    Problem.of(JsonRule.ENCODING, "the file is in " + source.charset(), "save the file as UTF-8"));
        }
        JsonToken token = parser.nextToken();
        if (token == null) {
            state = State.ENDED;
            problems.report(Problem.of(JsonRule.SYNTAX, "the file is empty", "write an array of instances"));
        } else if (token == JsonToken.START_ARRAY) {
            state = State.IN_ARRAY;
        } else if (token == JsonToken.START_OBJECT) {
            TokenStreamLocation place = parser.currentTokenLocation();
            problems.report(
                    Problem.of(JsonRule.BARE_OBJECT, "the instance has no array around it", "put it in square brackets")
                            .at(place.getLineNr(), place.getColumnNr()));
            JsonInstance instance = instance(next++);
            state = State.BEHIND;
            return instance;
        } else {
            state = State.BEHIND;
            problems.startInstance(next++);
            reportRoot(token, "an array of instances is expected", "write [{ … }]");
        }
        return null;
    }

    private void reportRoot(JsonToken token, String expected, String remedy) throws IOException {
        TokenStreamLocation place = parser.currentTokenLocation();
        Problem problem = Problem.of(JsonRule.ROOT, expected + ", found " + JsonTypes.name(token), remedy);
        // First to its end: if that fails, the failure is the problem.
        if (token == JsonToken.START_ARRAY) {
            JsonToken inner = parser.nextToken();
            ForeignMembers.skipRest(parser, 1 + (inner.isStructStart() ? 1 : inner.isStructEnd() ? -1 : 0));
            if (inner == JsonToken.START_OBJECT) {
                problem = Problem.of(JsonRule.ROOT, problem.message(), "remove one pair of square brackets");
            }
        } else {
            parser.finishToken();
            if (token == JsonToken.VALUE_STRING && isJson()) {
                problem = Problem.of(
                        JsonRule.MODEL,
                        "a string holds JSON text: it was encoded twice",
                        "encode it once, so that the array or object itself stands here");
            }
        }
        problems.report(problem.at(place.getLineNr(), place.getColumnNr()));
    }

    /** Whether the current string begins like an array or an object. */
    private boolean isJson() {
        char[] chars = parser.getStringCharacters();
        int end = parser.getStringOffset() + parser.getStringLength();
        for (int at = parser.getStringOffset(); at < end; at++) {
            if (chars[at] > ' ') {
                return chars[at] == '{' || chars[at] == '[';
            }
        }
        return false;
    }

    private JsonInstance instance(int index) throws IOException {
        problems.startInstance(index);
        positions.clear();
        TokenStreamLocation place = parser.currentTokenLocation();
        Dataset dataset = datasets.readInstance(index, place, parser.nextName());
        problems.startInstance(-1);
        return new JsonInstance(index, dataset, positions.build());
    }

    private void end() throws IOException {
        problems.startInstance(-1);
        JsonToken token = parser.nextToken();
        state = State.ENDED;
        if (token != null) {
            TokenStreamLocation place = parser.currentTokenLocation();
            SyntaxErrors.reportTrailing(problems, place.getLineNr(), place.getColumnNr());
        } else if (source.hasMalformed()) {
            texts.checkEncoding(null, 1, 1);
        }
    }

    @Override
    public void close() throws IOException {
        state = State.ENDED;
        source.close();
    }
}
