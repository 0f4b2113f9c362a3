package io.github.stowc.cli;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.media.Source;
import io.github.stowc.validate.Finding;
import io.github.stowc.validate.Severity;
import io.github.stowc.validate.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file to validate, in the form that its first bytes tell. */
sealed interface CheckedFile {
    int PREFIX_AT = 128;

    /**
     * Hands over its instances.
     *
     * @throws IOException if it cannot be read
     */
    void check(Validator validator) throws IOException;

    /**
     * Looks at the first bytes.
     *
     * @throws IOException if they cannot be read
     */
    static CheckedFile of(Source source) throws IOException {
        byte[] head;
        try (InputStream in = source.open()) {
            head = in.readNBytes(PREFIX_AT + 4);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.length() == PREFIX_AT + 4 && text.endsWith("DICM")) {
            return new Part10(source);
        }
        return new Json(source);
    }

    /** Instances in DICOM JSON. */
    record Json(Source source) implements CheckedFile {
        @Override
        public void check(Validator validator) throws IOException {
            validator.json(source.open(), source.name());
        }
    }

    /** One instance in a DICOM file. */
    record Part10(Source source) implements CheckedFile {
        @Override
        public void check(Validator validator) throws IOException {
            Dataset dataset;
            try (InputStream in = source.open()) {
                dataset = Part10Reader.strict().read(source.name(), in).dataset();
            } catch (Part10Exception e) {
                validator.report(broken(e));
                return;
            }
            validator.instance(dataset, source.name());
        }

        private Finding broken(Part10Exception e) {
            String message = String.valueOf(e.getMessage());
            String prefix = source.name() + ": ";
            return new Finding(
                    "part10/broken",
                    Severity.ERROR,
                    source.name(),
                    0,
                    0,
                    0,
                    null,
                    "",
                    "",
                    message.startsWith(prefix) ? message.substring(prefix.length()) : message,
                    "");
        }
    }
}
