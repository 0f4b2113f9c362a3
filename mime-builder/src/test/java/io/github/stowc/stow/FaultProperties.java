package io.github.stowc.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.anatomy.Anatomy;
import io.github.stowc.anatomy.Inspection;
import io.github.stowc.anatomy.Spans;
import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.stow.GoodMessages.Message;
import io.github.stowc.stow.GoodMessages.Plan;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A good message has no error; with a fault it has those of the fault's rule, where it was changed. */
class FaultProperties {
    private static final int FAULTS_A_TRY = 3;
    /** Said of the whole message, at its first part. */
    private static final String OF_THE_WHOLE = "mime/mixed";

    private static final Pattern BYTE = Pattern.compile("\\bbyte (\\d+): ");

    @Provide
    Arbitrary<Plan> plans() {
        return GoodMessages.plans();
    }

    private static List<Finding> inspect(byte[] bytes, String contentType) throws IOException {
        Spans.read(bytes, contentType);
        Inspection inspection =
                MessageInspector.inspect(Source.of("good.mime", bytes), contentType, false, ValidateOptions.DEFAULT);
        return inspection.findings();
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static Set<String> rules(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule().slug()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Property(tries = 60)
    void exactlyTheFaultsRuleIsBroken(@ForAll("plans") Plan plan, @ForAll @IntRange(max = 999) int choice)
            throws Exception {
        Message good = plan.compile();
        List<Finding> before = inspect(good.bytes(), good.contentType());
        assertEquals(List.of(), errors(before));
        List<BrokenMessage> fitting = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : Faults.read().all()) {
            try {
                fitting.add(Faults.apply(fault, good.source(), good.contentType()));
                faults.add(fault);
            } catch (FaultMisfitException e) {
                assertTrue(e.getMessage().contains(fault.needs()), e.getMessage());
            }
        }
        for (int step = 0; step < FAULTS_A_TRY; step++) {
            int at = (choice + 17 * step) % faults.size();
            check(faults.get(at), fitting.get(at), good, before);
        }
    }

    private static void check(Fault fault, BrokenMessage broken, Message good, List<Finding> before)
            throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        broken.writeTo(written);
        byte[] bytes = written.toByteArray();
        List<Finding> after = inspect(bytes, "");
        Set<String> found = rules(errors(after));
        String all = fault.slug() + " of " + good.contentType() + ": " + after;
        if (fault.severity() == Severity.ERROR) {
            assertTrue(found.remove(fault.rule()), all);
        } else {
            Set<String> warnings = rules(after);
            warnings.removeAll(rules(before));
            assertEquals(Set.of(fault.rule()), warnings, all);
        }
        fault.consequences().forEach(found::remove);
        assertEquals(Set.of(), found, all);
        Changed changed = Changed.of(broken.isRequest() ? good.withHead() : good.body(), bytes);
        assertTrue(
                after.stream()
                        .filter(finding -> finding.rule().slug().equals(fault.rule()))
                        .anyMatch(finding -> fault.rule().equals(OF_THE_WHOLE) || changed.has(finding)),
                () -> "not at " + changed + ": " + all);
    }

    /**
     * Where a message was changed.
     *
     * @param first the first byte that differs
     * @param last the first byte of what is the same to the end
     * @param names the numbers and Content-Locations of the parts in it, before and after
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Changed(byte[] bytes, long first, long last, Set<String> names) {
        static Changed of(byte[] good, byte[] bytes) throws IOException {
            int first = Arrays.mismatch(good, bytes);
            int same = 0;
            while (same < Math.min(good.length, bytes.length) - first
                    && good[good.length - 1 - same] == bytes[bytes.length - 1 - same]) {
                same++;
            }
            Anatomy anatomy = Spans.read(bytes, "");
            // A rule names the first byte of what is wrong: a delimiter, a body.
            long from = anatomy.spans().stream()
                    .filter(span -> span.offset() <= first)
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .offset();
            long to = bytes.length - same;
            for (Anatomy.Part part : anatomy.parts()) {
                if (begin(anatomy, part) <= to && end(part) >= first) {
                    to = Math.max(to, part.offset());
                }
            }
            Set<String> names = names(anatomy, first, bytes.length - same);
            names.addAll(names(Spans.read(good, ""), first, good.length - same));
            names.remove("");
            return new Changed(bytes, from, to, names);
        }

        private static long begin(Anatomy anatomy, Anatomy.Part part) {
            return anatomy.spans().stream()
                    .filter(span -> span.part() == part.index())
                    .findFirst()
                    .orElseThrow()
                    .offset();
        }

        private static long end(Anatomy.Part part) {
            return part.offset() + part.length();
        }

        /** The parts that some bytes are in: their numbers and Content-Locations. */
        private static Set<String> names(Anatomy anatomy, long first, long last) {
            Set<String> names = new TreeSet<>();
            for (Anatomy.Part part : anatomy.parts()) {
                if (begin(anatomy, part) <= last && end(part) >= first) {
                    names.add("part " + (part.index() + 1) + ": expected a Content-");
                    names.add(part.fields().value("Content-Location"));
                }
            }
            return names;
        }

        /** Whether a finding is there, or at a line or with a text that names one of these parts. */
        boolean has(Finding finding) {
            Matcher at = BYTE.matcher(finding.message());
            if (at.find()) {
                long place = Long.parseLong(at.group(1));
                // What is wrong with a head is said of its first byte.
                return place >= first && place <= last || bytes[0] == 'P' && place == 0 && first < bytes.length;
            }
            // An error of syntax is seen at the next token, which may be on the next line.
            if (finding.line() >= line(first) && finding.line() <= line(last) + 1) {
                return true;
            }
            String line = finding.line() == 0
                    ? ""
                    : new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)[finding.line() - 1];
            return names.stream().anyMatch(name -> finding.message().contains(name) || line.contains('"' + name + '"'));
        }

        private int line(long offset) {
            int line = 1;
            for (int at = 0; at < offset; at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            return line;
        }

        @Override
        public String toString() {
            return "bytes " + first + " to " + last + ", lines " + line(first) + " to " + line(last) + ", " + names;
        }
    }
}
