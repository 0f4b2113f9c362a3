package io.github.stowc.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The raw material for {@link SourceKind}: small, synthetic, and always the same. */
final class SourceMaterial {
    private static final int COLUMNS = 64;
    private static final int ROWS = 48;

    private SourceMaterial() {}

    static void writeTo(Path folder) throws IOException {
        Files.write(folder.resolve("color.ppm"), color());
        Files.write(folder.resolve("gray12.raw"), gray12());
        Files.writeString(folder.resolve("gray12.dump"), DUMP);
        Files.writeString(folder.resolve("document.cda"), CDA);
        Files.write(folder.resolve("model.stl"), stl());
        Files.writeString(folder.resolve("model.ascii"), ASCII_STL);
        Files.writeString(
                folder.resolve("model.obj"), "# a triangle\nmtllib model.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
        Files.writeString(folder.resolve("model.mtl"), "# a material\nnewmtl red\nKd 0.8 0.1 0.1\n");
        Files.writeString(
                folder.resolve("variants.vcf"),
                "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t10\t.\tA\tG\t50\tPASS\t.\n");
    }

    private static byte[] color() {
        byte[] header = ("P6\n" + COLUMNS + " " + ROWS + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer picture =
                ByteBuffer.allocate(header.length + COLUMNS * ROWS * 3).put(header);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                picture.put((byte) (x * 4)).put((byte) (y * 5)).put((byte) (x * 2 + y * 2));
            }
        }
        return picture.array();
    }

    private static byte[] gray12() {
        ByteBuffer picture = ByteBuffer.allocate(COLUMNS * ROWS * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                picture.putShort((short) ((x * 64 + y * 7) & 0xFFF));
            }
        }
        return picture.array();
    }

    private static byte[] stl() {
        ByteBuffer model = ByteBuffer.allocate(134)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(80)
                .putInt(1);
        for (float coordinate : new float[] {0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            model.putFloat(coordinate);
        }
        return model.array();
    }

    private static final String DUMP = """
            (0008,0008) CS [ORIGINAL\\PRIMARY]
            (0008,0016) UI 1.2.840.10008.5.1.4.1.1.7
            (0008,0018) UI 2.25.1001
            (0008,0020) DA 20200101
            (0008,0030) TM 120000
            (0008,0050) SH
            (0008,0060) CS OT
            (0008,0064) CS WSD
            (0008,0090) PN
            (0010,0010) PN Test^Tilda
            (0010,0020) LO T1
            (0010,0030) DA
            (0010,0040) CS
            (0020,000d) UI 2.25.1002
            (0020,000e) UI 2.25.1003
            (0020,0010) SH 1
            (0020,0011) IS 1
            (0020,0013) IS 1
            (0020,0020) CS
            (0020,0060) CS
            (0028,0002) US 1
            (0028,0004) CS [MONOCHROME2]
            (0028,0010) US 48
            (0028,0011) US 64
            (0028,0100) US 16
            (0028,0101) US 12
            (0028,0102) US 11
            (0028,0103) US 0
            (7fe0,0010) OW =gray12.raw
            """;

    private static final String CDA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClinicalDocument xmlns="urn:hl7-org:v3">
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
              <id root="2.25.77" extension="D1"/>
              <code code="11488-4" codeSystem="2.16.840.1.113883.6.1"/>
              <title>Consultation</title>
              <effectiveTime value="20200101"/>
            </ClinicalDocument>
            """;

    private static final String ASCII_STL = """
            solid triangle
              facet normal 0 0 1
                outer loop
                  vertex 0 0 0
                  vertex 1 0 0
                  vertex 0 1 0
                endloop
              endfacet
            endsolid triangle
            """;
}
