package io.github.stowc.dicom.json;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.text.Positions;
import io.github.stowc.dicom.text.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a collecting reader made of a text. */
public record Reading(List<JsonInstance> instances, List<Problem> problems) {

    public static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reading of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes), JsonReadOptions.of("test.json"));
    }

    public static Reading of(InputStream in, JsonReadOptions options) {
        List<JsonInstance> instances = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (DicomJsonReader reader = DicomJsonReader.collecting(in, options, problems::add)) {
            for (Optional<JsonInstance> next = reader.next(); next.isPresent(); next = reader.next()) {
                instances.add(next.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reading(instances, problems);
    }

    public Problem onlyProblem() {
        if (problems.size() != 1) {
            throw new AssertionError("one problem is expected, found " + problems);
        }
        return problems.get(0);
    }

    public Dataset onlyDataset() {
        if (instances.size() != 1) {
            throw new AssertionError("one instance is expected, found " + instances.size());
        }
        return instances.get(0).dataset();
    }

    Positions onlyPositions() {
        onlyDataset();
        return instances.get(0).positions();
    }
}
