package io.github.stowc.stow.answer;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Answers as real servers give them. */
public final class StoreAnswers {
    static final String JSON = "application/dicom+json";

    /** Orthanc: the sequence of failures is present and empty. */
    public static final String ORTHANC = """
            {"00080005":{"vr":"CS","Value":["ISO_IR 192"]},
             "00081190":{"vr":"UR","Value":["http://h/studies/1"]},
             "00081198":{"vr":"SQ"},
             "00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2"]},
              "00081155":{"vr":"UI","Value":["1.2.3"]},"00081190":{"vr":"UR","Value":["http://h/i/1.2.3"]}}]}}""";

    /** Azure: one of two instances is of another study. */
    public static final String AZURE = """
            {"00081198":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2"]},
              "00081155":{"vr":"UI","Value":["1.2.4"]},"00081197":{"vr":"US","Value":[43265]}}]},
             "00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2"]},
              "00081155":{"vr":"UI","Value":["1.2.3"]},"00081190":{"vr":"UR","Value":["http://h/i/1.2.3"]}}]}}""";

    /** Azure: stored with invalid attributes. */
    static final String WARNING = """
            {"00081199":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.2.3"]},
              "00081196":{"vr":"US","Value":[1]},
              "00741048":{"vr":"SQ","Value":[{"00000902":{"vr":"LO","Value":["DICOM100: (0008,0020) - no date"]}}]}}]}}""";

    /** Google: a reason in words, in a private attribute. */
    static final String GOOGLE = """
            {"00081198":{"vr":"SQ","Value":[{"00090010":{"vr":"LO","Value":["GOOGLE"]},
              "00091097":{"vr":"LT","Value":["differs from the one stored"]},
              "00081155":{"vr":"UI","Value":["1.2.3"]},"00081197":{"vr":"US","Value":[272]}}]}}""";

    /** Google's answer to a request without Accept. */
    static final String GOOGLE_XML = """
            <NativeDicomModel><DicomAttribute tag="00081190" vr="UR" keyword="RetrieveURL"><Value number="1">\
            http://h/studies/1</Value></DicomAttribute>
            <DicomAttribute tag="00081198" vr="SQ" keyword="FailedSOPSequence"><Item number="1">
            <DicomAttribute tag="00081155" vr="UI" keyword="ReferencedSOPInstanceUID"><Value number="1">1.2.3</Value>
            </DicomAttribute><DicomAttribute tag="00081197" vr="US" keyword="FailureReason"><Value number="1">272</Value>
            </DicomAttribute><DicomAttribute tag="00090097" vr="LT" keyword="FailureDetail" privateCreator="GOOGLE">
            <Value number="1">differs from the one stored</Value></DicomAttribute></Item></DicomAttribute>
            </NativeDicomModel>""";

    private StoreAnswers() {}

    static HttpHeaders headers(String... lines) {
        TreeMap<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            map.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    static StoreResponse read(int status, String type, String body) {
        return read(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static StoreResponse read(int status, String type, byte[] body) {
        return StoreResponse.of(status, headers("Content-Type: " + type), body, Sent.UNKNOWN);
    }
}
