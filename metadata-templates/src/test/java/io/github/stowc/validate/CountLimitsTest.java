package io.github.stowc.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Small inputs with many items, values or findings end at a limit, which names the number, and other files go on. */
class CountLimitsTest {
    private static final int TOO_MANY = 1_000_001;

    private static List<Finding> check(byte[]... files) throws IOException {
        List<Finding> findings = new ArrayList<>();
        FileValidator validator = new FileValidator(ValidateOptions.DEFAULT, findings::add);
        for (int i = 0; i < files.length; i++) {
            validator.source(Source.of("file" + i, files[i]));
        }
        validator.finish();
        return findings;
    }

    private static void assertEndsAtALimit(byte[] file, String rule) throws IOException {
        List<Finding> findings = check(file, "[ 1 ]".getBytes(StandardCharsets.UTF_8));
        List<Finding> limits = findings.stream()
                .filter(finding -> finding.rule().slug().startsWith("limit/"))
                .toList();
        assertEquals(1, limits.size(), limits::toString);
        assertEquals(rule, limits.get(0).rule().slug());
        assertTrue(limits.get(0).message().contains("1000000"), limits.get(0)::oneLine);
        assertEquals("file1", findings.get(findings.size() - 1).file());
    }

    private static byte[] many(String before, String one, String after) {
        return (before + (one + ",").repeat(TOO_MANY) + one + after).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void jsonEndsAtTheLimitOfItems() throws IOException {
        assertEndsAtALimit(many("[{\"00081115\":{\"vr\":\"SQ\",\"Value\":[", "{}", "]}}]"), "limit/items");
    }

    @Test
    void jsonEndsAtTheLimitOfValues() throws IOException {
        assertEndsAtALimit(many("[{\"00080119\":{\"vr\":\"UC\",\"Value\":[", "\"a\"", "]}}]"), "limit/values");
    }

    @Test
    void xmlEndsAtTheLimitOfValues() throws IOException {
        StringBuilder text = new StringBuilder("<NativeDicomModel><DicomAttribute tag=\"00080119\" vr=\"UC\">");
        for (int i = 1; i <= TOO_MANY; i++) {
            text.append("<Value number=\"").append(i).append("\">a</Value>");
        }
        text.append("</DicomAttribute></NativeDicomModel>");
        assertEndsAtALimit(text.toString().getBytes(StandardCharsets.US_ASCII), "limit/values");
    }

    private static byte[] element(int tag, String vr, byte[] value) {
        boolean wide = vr.equals("UC") || vr.equals("SQ") || vr.equals("OB");
        ByteBuffer bytes = ByteBuffer.allocate(value.length + (wide ? 12 : 8)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) (tag >>> 16)).putShort((short) tag).put(vr.getBytes(StandardCharsets.US_ASCII));
        if (wide) {
            bytes.putShort((short) 0).putInt(value.length);
        } else {
            bytes.putShort((short) value.length);
        }
        return bytes.put(value).array();
    }

    private static byte[] even(String text) {
        return (text.length() % 2 == 0 ? text : text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] part10(String transferSyntax, byte[] dataset) throws IOException {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        meta.write(element(0x00020001, "OB", new byte[] {0, 1}));
        meta.write(element(0x00020002, "UI", even("1.2.840.10008.5.1.4.1.1.7")));
        meta.write(element(0x00020003, "UI", even("2.25.1")));
        meta.write(element(0x00020010, "UI", even(transferSyntax)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[128]);
        file.write("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(meta.size())
                .array();
        file.write(element(0x00020000, "UL", length));
        file.write(meta.toByteArray());
        file.write(dataset);
        return file.toByteArray();
    }

    @Test
    void aDeflatedFileEndsAtTheLimitOfItems() throws IOException {
        ByteBuffer items = ByteBuffer.allocate(8 * TOO_MANY).order(ByteOrder.LITTLE_ENDIAN);
        while (items.hasRemaining()) {
            items.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(0);
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            out.write(element(0x00081115, "SQ", items.array()));
        }
        byte[] file = part10("1.2.840.10008.1.2.1.99", deflated.toByteArray());
        assertTrue(file.length < 50_000);
        assertEndsAtALimit(file, "limit/items");
    }

    @Test
    void aDicomFileEndsAtTheLimitOfValues() throws IOException {
        byte[] backslashes = "\\".repeat(2 * TOO_MANY).getBytes(StandardCharsets.US_ASCII);
        assertEndsAtALimit(part10("1.2.840.10008.1.2.1", element(0x00080119, "UC", backslashes)), "limit/values");
    }

    @Test
    void thereIsAnEndToTheFindingsOfAnInstance() throws IOException {
        String items = "{},".repeat(50_000) + "{}";
        List<Finding> findings = check(("[{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},"
                        + "\"00081115\":{\"vr\":\"SQ\",\"Value\":[" + items + "]}}]")
                .getBytes(StandardCharsets.US_ASCII));
        assertEquals(20_001, findings.size());
        assertEquals("limit/findings", findings.get(20_000).rule().slug());
    }

    private static long cpu(byte[] file) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        check(file);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    /** Eight times the attributes of one kind, in one dataset. */
    private static void assertLinear(IntFunction<String> attribute) throws IOException {
        byte[][] files = new byte[2][];
        for (int size = 0; size < 2; size++) {
            StringBuilder text = new StringBuilder("[{\"00080016\":{\"vr\":\"UI\"}");
            for (int i = 0; i < (size == 0 ? 8_000 : 64_000); i++) {
                text.append(',').append(attribute.apply(i));
            }
            files[size] = text.append("}]").toString().getBytes(StandardCharsets.US_ASCII);
        }
        check(files[0]);
        // Far from the 64 times of a search through all attributes for each, whatever else the machine does.
        long few = Math.max(5_000_000, cpu(files[0]));
        assertTrue(cpu(files[1]) < 24 * few, "not linear");
    }

    @Test
    void checkingIsLinearInTheAttributesOfADataset() throws IOException {
        assertLinear(i -> String.format(
                "\"%08X\":{\"vr\":\"LO\",\"Value\":[\"x\"]}", 0x40091000 + i % 60_000 + (i / 60_000 << 17)));
        assertLinear(i -> String.format(
                "\"%08X\":{\"vr\":\"LO\",\"Value\":[\"x\"]}", 0x40081000 + i % 60_000 + (i / 60_000 << 17)));
        assertLinear(i -> String.format(
                "\"%08X\":{\"vr\":\"LO\",\"Value\":[\"\\u0007\"]}", 0x40091000 + i % 60_000 + (i / 60_000 << 17)));
    }
}
