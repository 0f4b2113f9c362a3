package io.github.stowc.cli;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.BulkContent;
import io.github.stowc.dicom.part10.FileMeta;
import io.github.stowc.dicom.part10.Part10Writer;
import io.github.stowc.dicom.part10.TransferSyntax;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Part 10 files of the Secondary Capture SOP Class, made by the test that needs them. */
final class Instances {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    static final String STUDY = "2.25.1";
    static final String SERIES = "2.25.2";

    private Instances() {}

    /** A file in Explicit VR Little Endian, whose pixels take size times size bytes. */
    static Path explicit(Path file, String uid, int size) throws IOException {
        long bytes = (long) size * size;
        Dataset dataset = dataset(uid, size, size);
        BulkContent pixels = new BulkContent.Plain(Body.of("pixels", bytes, () -> new Pixels(bytes)));
        return write(file, EXPLICIT, dataset, pixels);
    }

    /** A file in JPEG Baseline around one of the hands, which are grey and have 480 rows of 400 pixels. */
    static Path jpeg(Path file, String uid, Path jpeg) throws IOException {
        Dataset dataset = dataset(uid, 480, 400).with(element("LossyImageCompression", "01"));
        return write(file, JPEG_BASELINE, dataset, new BulkContent.Frames(List.of(Body.of(jpeg))));
    }

    private static Path write(Path file, String syntax, Dataset dataset, BulkContent content) throws IOException {
        Dataset linked = dataset.with(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "pixels"));
        FileMeta meta = FileMeta.of(linked, new TransferSyntax(syntax));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Part10Writer.file(file.toString(), meta, linked, Map.of("pixels", content))
                    .open()
                    .transferTo(out);
        }
        return file;
    }

    private static Dataset dataset(String uid, int rows, int columns) {
        String[][] values = {
            {"SOPClassUID", "1.2.840.10008.5.1.4.1.1.7"},
            {"SOPInstanceUID", uid},
            {"StudyInstanceUID", STUDY},
            {"SeriesInstanceUID", SERIES},
            {"Modality", "OT"},
            {"ConversionType", "WSD"},
            {"PatientName", "Doe^John"},
            {"PatientID", "4711"},
            {"StudyDate", ""},
            {"StudyTime", ""},
            {"AccessionNumber", ""},
            {"ReferringPhysicianName", ""},
            {"PatientBirthDate", ""},
            {"PatientSex", ""},
            {"StudyID", ""},
            {"SeriesNumber", "1"},
            {"InstanceNumber", "1"},
            {"PatientOrientation", ""},
            {"SamplesPerPixel", "1"},
            {"PhotometricInterpretation", "MONOCHROME2"},
            {"Rows", Integer.toString(rows)},
            {"Columns", Integer.toString(columns)},
            {"BitsAllocated", "8"},
            {"BitsStored", "8"},
            {"HighBit", "7"},
            {"PixelRepresentation", "0"},
        };
        List<Element> elements = new ArrayList<>();
        for (String[] value : values) {
            elements.add(element(value[0], value[1]));
        }
        return Dataset.of(elements);
    }

    private static Element element(String keyword, String value) {
        DictionaryEntry entry = DataDictionary.standard().find(keyword).orElseThrow();
        return value.isEmpty()
                ? new Element.Empty(entry.tag(), entry.vr())
                : Element.of(entry.tag(), entry.vr(), value);
    }

    /** Pixels with every byte there is, line ends among them. */
    private static final class Pixels extends InputStream {
        private final long length;
        private long position;

        Pixels(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return position < length ? (int) (position++ % 251) : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            int read = (int) Math.min(count, length - position);
            for (int i = 0; i < read; i++) {
                bytes[offset + i] = (byte) (position++ % 251);
            }
            return read == 0 && count > 0 ? -1 : read;
        }
    }
}
