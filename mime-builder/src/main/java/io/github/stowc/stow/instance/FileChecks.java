package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.part10.Part10Header;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks DICOM files for what every server needs. Not safe to share between threads. */
public final class FileChecks {
    private static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    private static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";

    private final Optional<Uid> study;
    private final Target target;
    private final List<CompileProblem> problems = new ArrayList<>();
    private final List<String> notForWebServices = new ArrayList<>();
    private final List<String> unknownUids = new ArrayList<>();

    public FileChecks(CompilerOptions options) {
        this.study = options.study();
        this.target = options.target();
    }

    /** The problems, in the order of the files. */
    public List<CompileProblem> problems() {
        return problems;
    }

    /** Checks a file's header; returns its SOP Instance UID. */
    public String examine(Part10File file) {
        String name = file.source().name();
        Part10Header header = file.header().orElse(null);
        if (header == null) {
            file.problem().map(CompileProblem::of).ifPresent(problems::add);
            return "";
        }
        require(name, header.sopClass(), header.sopInstance(), header.study(), header.series());
        String found = header.study().orElse("");
        Uid expected = study.orElse(null);
        if (expected != null && !found.isEmpty() && !found.equals(expected.value())) {
            problems.add(otherStudy(name, expected, found));
        }
        requirePatient(name, header.patientId());
        if (isImplicit(header) || header.transferSyntax().orElse("").equals(EXPLICIT_BIG_ENDIAN)) {
            notForWebServices.add(name);
        }
        if (header.unknownUids()) {
            unknownUids.add(name);
        }
        return header.sopInstance().orElse("");
    }

    /** Checks the UIDs of an instance that will become a file. */
    public void examine(String name, Dataset dataset) {
        require(
                name,
                dataset.text(Tags.SOP_CLASS_UID),
                dataset.text(Tags.SOP_INSTANCE_UID),
                dataset.text(Tags.STUDY_INSTANCE_UID),
                dataset.text(Tags.SERIES_INSTANCE_UID));
        requirePatient(name, dataset.get(Tags.PATIENT_ID).isPresent());
    }

    /** Checks the UIDs of an instance that is read from a DICOM file and goes out as metadata. */
    public void examineStored(Instances instances, int index, Instance instance) {
        if (instances.isStored(index)) {
            examine(instance.name(), instance.dataset());
        }
    }

    /** Whether a file's data elements have implicit VRs. */
    static boolean isImplicit(Part10Header header) {
        return header.transferSyntax().orElse("").equals(IMPLICIT_LITTLE_ENDIAN);
    }

    private void requirePatient(String name, boolean there) {
        if (!there && target.has(ServerTrait.PATIENT_ID)) {
            problems.add(CompileProblem.of(
                            name,
                            Sentence.of("expected " + ServerTrait.PATIENT_ID.text() + ", found none"),
                            Sentence.of(target.title() + " refuses it without: ", Choice.SET, " PatientID="))
                    .at(Tags.PATIENT_ID));
        }
    }

    private void require(
            String name,
            Optional<String> sopClass,
            Optional<String> sopInstance,
            Optional<String> study,
            Optional<String> series) {
        require(name, sopClass, "SOP Class UID", Tags.SOP_CLASS_UID);
        require(name, sopInstance, "SOP Instance UID", Tags.SOP_INSTANCE_UID);
        require(name, study, "Study Instance UID", Tags.STUDY_INSTANCE_UID);
        require(name, series, "Series Instance UID", Tags.SERIES_INSTANCE_UID);
    }

    private void require(String name, Optional<String> value, String attribute, Tag tag) {
        if (value.isEmpty()) {
            problems.add(CompileProblem.of(
                            name,
                            "expected a " + attribute + " " + tag + ", found none",
                            "servers need it to store the instance (PS3.18 10.5)")
                    .at(tag));
        }
    }

    /**
     * The problem with an instance of another study than the chosen one.
     *
     * @param found its Study Instance UID; empty if it has none
     */
    public static CompileProblem otherStudy(String name, Uid chosen, String found) {
        return CompileProblem.of(
                        name,
                        Sentence.of(
                                "expected the Study Instance UID " + chosen + " of ",
                                Choice.STUDY,
                                ", found " + (found.isEmpty() ? "none" : found)),
                        Sentence.of("send it to its own study"))
                .at(Tags.STUDY_INSTANCE_UID);
    }

    /** The warnings on what some servers refuse. */
    public List<Sentence> warnings() {
        List<Sentence> warnings = new ArrayList<>();
        if (!notForWebServices.isEmpty()) {
            warnings.add(Sentence.of(first(notForWebServices)
                    + ": Implicit VR Little Endian and Explicit VR Big Endian are not for web services (PS3.18 8.7.3);"
                    + " a server may refuse it: dcmconv +te IN.dcm OUT.dcm"));
        }
        if (!unknownUids.isEmpty()) {
            warnings.add(Sentence.of(
                    first(unknownUids)
                            + ": SOP Class, SOP Instance, Study or Series Instance UID has VR UN, not UI, and a server"
                            + " may not find it; ",
                    Choice.SET,
                    " KEYWORD=VALUE of any attribute writes it anew with UI"));
        }
        return warnings;
    }

    private static String first(List<String> names) {
        int more = names.size() - 1;
        return names.get(0) + (more > 0 ? " and " + more + " more" : "");
    }
}
