package io.github.stowc.cli;

/** Adds to what the libraries advise the option that does it. */
final class LibraryTexts {
    private static final String[][] OPTIONS = {
        {"leave out its application segments", " (--no-appn)"},
        {"which goes with its application segments", " (--no-appn)"},
        {"set LossyImageCompression to 01", " (-m LossyImageCompression=01)"},
        {"give it as metadata", " (--metadata)"},
        {"dcm4chee takes in a DICOM file only", " (-t dicom)"},
        {"send it as a DICOM file", " (-t dicom)"},
        {"attach to the patient", " (--attach patient)"},
        {"attach to the study", " (--attach study)"},
        {"make it a Secondary Capture, which takes more", " (without --xc)"}
    };

    private LibraryTexts() {}

    /** The text, with options after the advice that it gives. */
    static String withOptions(String text) {
        String shown = text;
        for (String[] option : OPTIONS) {
            int at = shown.indexOf(option[0]);
            if (at >= 0) {
                int end = at + option[0].length();
                shown = shown.substring(0, end) + option[1] + shown.substring(end);
            }
        }
        return shown;
    }

    /** What the libraries are known to advise. */
    static String[] advice() {
        String[] advice = new String[OPTIONS.length];
        for (int i = 0; i < advice.length; i++) {
            advice[i] = OPTIONS[i][0];
        }
        return advice;
    }
}
