package io.github.stowc.stow;

import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.media.Source;
import io.github.stowc.mime.Header;
import io.github.stowc.mime.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DICOM files as they are, each a part, after a look at what every server needs to know of them. */
final class FileParts {
    private static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    private static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private final CompilerOptions options;
    private final List<String> warnings;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notForWebServices = new ArrayList<>();

    FileParts(CompilerOptions options, List<String> warnings) {
        this.options = options;
        this.warnings = warnings;
    }

    Compilation.Content of(List<Part10File> files) throws CompileException {
        UniqueInstances unique = new UniqueInstances(i -> files.get(i).source().name());
        List<Part> parts = new ArrayList<>(files.size());
        Header type = new Header("Content-Type", Encoding.DICOM.mediaType());
        for (Part10File file : files) {
            unique.add(examine(file));
            parts.add(new Part(List.of(type), Bodies.of(file.source())));
        }
        if (!problems.isEmpty()) {
            throw new CompileException(problems);
        }
        unique.requireNoDuplicates();
        warnOfTransferSyntax();
        Warnings.Search more = options.validate() ? () -> MetadataChecks.count(files) : Warnings.Search.NONE;
        return new Compilation.Content(Encoding.DICOM, files.size(), parts, more);
    }

    /** Looks at the header of a file; returns its SOP Instance UID. */
    private String examine(Part10File file) {
        Source source = file.source();
        Part10Header header = file.header().orElse(null);
        if (header == null) {
            problems.add(file.problem().orElse(""));
            return "";
        }
        require(source, header.sopClass(), "SOP Class UID (0008,0016)");
        require(source, header.sopInstance(), "SOP Instance UID (0008,0018)");
        require(source, header.study(), "Study Instance UID (0020,000D)");
        require(source, header.series(), "Series Instance UID (0020,000E)");
        String study = header.study().orElse("");
        Uid expected = options.study().orElse(null);
        if (expected != null && !study.isEmpty() && !study.equals(expected.value())) {
            problems.add(source.name() + ": expected the Study Instance UID " + expected
                    + " of the URL or --study, found " + study + "; send it to its own study");
        }
        String syntax = header.transferSyntax().orElse("");
        if (syntax.equals(IMPLICIT_LITTLE_ENDIAN) || syntax.equals(EXPLICIT_BIG_ENDIAN)) {
            notForWebServices.add(source.name());
        }
        return header.sopInstance().orElse("");
    }

    private void require(Source source, Optional<String> value, String attribute) {
        if (value.isEmpty()) {
            problems.add(source.name() + ": expected a " + attribute
                    + ", found none; a server needs it to store the instance (PS3.18 10.5)");
        }
    }

    private void warnOfTransferSyntax() {
        if (!notForWebServices.isEmpty()) {
            int more = notForWebServices.size() - 1;
            warnings.add(notForWebServices.get(0) + (more > 0 ? " and " + more + " more" : "")
                    + ": Implicit VR Little Endian and Explicit VR Big Endian are not for web services (PS3.18 8.7.3);"
                    + " a server may refuse it: dcmconv +te IN.dcm OUT.dcm");
        }
    }
}
