package io.github.stowc.validate.fix;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.json.JsonRule;
import io.github.stowc.validate.Validator;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.FindingSink;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a copy of metadata that corrects everything that has one right answer and keeps all else byte for byte. Reads
 * the file twice side by side, one instance at a time.
 */
public final class Fixer {
    private static final int MAX_PASSES = 5;

    private final ValidateOptions options;
    private final Consumer<Fix> done;

    /**
     * A fixer.
     *
     * @param options how instances are checked; the limit to findings has no effect
     * @param done takes what was corrected, in the order of the file
     */
    public Fixer(ValidateOptions options, Consumer<Fix> done) {
        this.options = options.withMaxFindings(Long.MAX_VALUE);
        this.done = done;
    }

    /**
     * Corrects metadata in the DICOM JSON Model, again as long as a correction shows what else is wrong, such as the VR of
     * a value.
     *
     * @param name what the findings call it
     * @return the corrected copy, in UTF-8; the given bytes if there is nothing to correct
     * @throws IOException if the metadata cannot be read
     */
    public byte[] json(String name, byte[] metadata) throws IOException {
        byte[] current = syntax(name, metadata);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(current.length + 1024);
            if (json(Source.of(name, current), out) == 0) {
                break;
            }
            current = out.toByteArray();
        }
        return current;
    }

    /** The text in JSON, if it is not, and can be made so. */
    private byte[] syntax(String name, byte[] metadata) throws IOException {
        byte[] text = EncodedStream.utf8(new ByteArrayInputStream(metadata)).readAllBytes();
        SyntaxRepair.Repaired repaired = SyntaxRepair.of(name, new String(text, StandardCharsets.ISO_8859_1))
                .orElse(null);
        if (repaired == null || repaired.fixes().isEmpty()) {
            return metadata;
        }
        repaired.fixes().forEach(done);
        return repaired.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Copies a file in the DICOM JSON Model, and corrects what its findings say.
     *
     * @param out takes the copy, in UTF-8; it is flushed and stays open
     * @return how many findings were corrected
     * @throws IOException if reading or writing fails
     */
    public int json(Source source, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try (InputStream checked = source.open();
                InputStream copied = source.open();
                InstanceSplitter splitter = new InstanceSplitter(EncodedStream.utf8(copied), buffered)) {
            Copy copy = new Copy(splitter);
            Validator validator = new Validator(options, copy);
            validator.json(checked, source.name());
            copy.endInstance();
            copy.copyRest();
            buffered.flush();
            return copy.count;
        }
    }

    /** The copy in progress: findings come instance by instance, and the copy follows them. */
    private final class Copy implements FindingSink {
        private final InstanceSplitter splitter;
        private final List<Finding> findings = new ArrayList<>();
        private int current = -1;
        private int count;

        Copy(InstanceSplitter splitter) {
            this.splitter = splitter;
        }

        @Override
        public void accept(Finding finding) throws IOException {
            if (finding.rule() == JsonRule.BYTE_ORDER_MARK) {
                fixed(finding, "left it out");
                return;
            }
            int instance = finding.rule() == JsonRule.BARE_OBJECT ? 0 : finding.instance();
            if (instance < 0) {
                return;
            }
            if (instance != current) {
                endInstance();
                current = instance;
            }
            findings.add(finding);
        }

        void endInstance() throws IOException {
            if (findings.isEmpty()) {
                return;
            }
            while (splitter.index() < current && splitter.next()) {
                if (splitter.index() == current) {
                    correct();
                } else {
                    splitter.copy();
                }
            }
            findings.clear();
        }

        private void correct() throws IOException {
            Node node = NodeParser.parse(splitter.text()).orElse(null);
            if (!(node instanceof Node.Group instance)) {
                splitter.copy();
                return;
            }
            int before = count;
            boolean bare = false;
            InstanceFix fix = new InstanceFix(instance, this::fixed);
            for (Finding finding : findings) {
                if (finding.rule() == JsonRule.BARE_OBJECT) {
                    bare = true;
                    fixed(finding, "put it in square brackets");
                } else {
                    fix.correct(finding);
                }
            }
            fix.finish();
            if (count == before) {
                splitter.copy();
            } else {
                splitter.replace(bare ? "[" + instance.text() + "]" : instance.text());
            }
        }

        private void fixed(Finding finding, String what) {
            count++;
            done.accept(new Fix(finding, what));
        }

        void copyRest() throws IOException {
            while (splitter.next()) {
                splitter.copy();
            }
        }
    }
}
