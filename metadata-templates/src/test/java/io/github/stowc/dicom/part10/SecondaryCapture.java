package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.DictionaryEntry;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.VR;
import java.util.ArrayList;
import java.util.List;

/** A whole instance of the Secondary Capture IOD, of 2 by 2 pixels. */
final class SecondaryCapture {
    private static final String[][] ATTRIBUTES = {
        {"SpecificCharacterSet", "ISO_IR 192"},
        {"SOPClassUID", "1.2.840.10008.5.1.4.1.1.7"},
        {"SOPInstanceUID", "1.2.3.1"},
        {"StudyDate", "20240102"},
        {"StudyTime", "101112"},
        {"AccessionNumber", ""},
        {"Modality", "OT"},
        {"ConversionType", "WSD"},
        {"ReferringPhysicianName", ""},
        {"PatientName", "Müller^Jürgen=山田"},
        {"PatientID", "4711"},
        {"PatientBirthDate", ""},
        {"PatientSex", "O"},
        {"StudyInstanceUID", "1.2.3.2"},
        {"SeriesInstanceUID", "1.2.3.3"},
        {"StudyID", ""},
        {"SeriesNumber", "1"},
        {"InstanceNumber", "1"},
        {"PatientOrientation", ""},
        {"Laterality", ""},
        {"SamplesPerPixel", "1"},
        {"PhotometricInterpretation", "MONOCHROME2"},
        {"Rows", "2"},
        {"Columns", "2"},
        {"BitsAllocated", "8"},
        {"BitsStored", "8"},
        {"HighBit", "7"},
        {"PixelRepresentation", "0"},
    };

    private SecondaryCapture() {}

    static Dataset instance(boolean lossy) {
        List<Element> elements = new ArrayList<>();
        for (String[] attribute : ATTRIBUTES) {
            elements.add(element(attribute[0], attribute[1]));
        }
        if (lossy) {
            elements.add(element("LossyImageCompression", "01"));
            elements.add(element("LossyImageCompressionRatio", "2"));
            elements.add(element("LossyImageCompressionMethod", "ISO_10918_1"));
        }
        elements.add(new Element.BulkData(Tags.PIXEL_DATA, VR.OB, "a.jpg"));
        return Dataset.of(elements);
    }

    private static Element element(String keyword, String value) {
        DictionaryEntry entry = DataDictionary.standard().find(keyword).orElseThrow();
        return value.isEmpty()
                ? new Element.Empty(entry.tag(), entry.vr())
                : Element.of(entry.tag(), entry.vr(), value);
    }
}
