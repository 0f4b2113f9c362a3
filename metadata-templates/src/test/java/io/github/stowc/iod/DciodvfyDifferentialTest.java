package io.github.stowc.iod;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.dicom.VR;
import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.dicom.text.Severity;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.TestData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Single changes of many kinds of instances, judged by {@code dciodvfy} on the Part 10 form and by us on the dataset.
 *
 * <p>{@code -Dstowc.dciodvfy.changes=N} takes N changes of each kind in place of {@value #USUAL_CHANGES};
 * {@code -Dstowc.dciodvfy.iods=all} takes every IOD.
 */
@NeedsTools("dciodvfy")
class DciodvfyDifferentialTest {
    static final int USUAL_CHANGES = 24;

    private static final List<String> KINDS = List.of(
            "SCImage",
            "MultiframeSingleBitSCImage",
            "MultiframeGrayscaleByteSCImage",
            "MultiframeTrueColorSCImage",
            "VLPhotographicImage",
            "VLWholeSlideMicroscopyImage",
            "VideoPhotographicImage",
            "VideoEndoscopicImage",
            "OphthalmicPhotography8BitImage",
            "EncapsulatedPDF",
            "EncapsulatedCDA",
            "EncapsulatedSTL",
            "CTImage",
            "MRImage",
            "USMultiFrameImage",
            "NMImage",
            "EnhancedCTImage",
            "EnhancedMRImage",
            "BasicTextSR",
            "ComprehensiveSR",
            "KeyObjectSelectionDocument",
            "RTPlan",
            "RTDose",
            "Segmentation",
            "ParametricMap",
            "TwelveLeadECG",
            "GrayscaleSoftcopyPresentationState",
            "SpatialRegistration");

    private static final List<String> FILES =
            List.of("MR_small_padded.dcm", "rtplan.dcm", "rtstruct.dcm", "rtdose.dcm", "reportsi.dcm");

    private final Iods iods = new Iods();
    private final IodOptions options =
            IodOptions.DEFAULT.withPixelHeaderFromBulkData(false).withTransferSyntax(new Uid("1.2.840.10008.1.2.1"));

    /** How the two judgements compare. */
    private static final class Tally {
        private int found;
        private int missed;
        private int quiet;
        private int loud;
        private final List<String> differences = new ArrayList<>();

        synchronized void add(Change change, Set<String> theirs, Set<String> ours, Set<String> ourErrors) {
            if (theirs.isEmpty()) {
                quiet += ourErrors.isEmpty() ? 1 : 0;
                loud += ourErrors.isEmpty() ? 0 : 1;
                if (!ourErrors.isEmpty()) {
                    differences.add(change.what() + ": only we object to " + ourErrors);
                }
            } else if (Collections.disjoint(theirs, ours)) {
                missed++;
                differences.add(change.what() + ": only dciodvfy objects to " + theirs);
            } else {
                found++;
            }
        }

        void isGoodEnough(int leastChanges) {
            String summary = "found " + found + " of " + (found + missed) + ", quiet in " + quiet + " of "
                    + (quiet + loud) + "\n" + String.join("\n", differences);
            assertTrue(found + missed + quiet + loud >= leastChanges, summary);
            assertTrue(found >= 0.98 * (found + missed), summary);
            assertTrue(quiet >= 0.99 * (quiet + loud), summary);
        }
    }

    @Test
    void agreesWithDciodvfyOnChangesOfInstancesMadeForEachKind(@TempDir Path folder) throws Exception {
        Tally tally = new Tally();
        boolean all = "all".equals(System.getProperty("stowc.dciodvfy.iods"));
        List<String> kinds = all ? iods.names() : KINDS;
        kinds.parallelStream().forEach(kind -> {
            String sopClass = iods.find(kind).orElseThrow().sopClasses().get(0).value();
            compare(kind, Instances.of(sopClass, iods.checker(options)), folder, tally);
        });
        tally.isGoodEnough(400);
    }

    @Test
    void agreesWithDciodvfyOnChangesOfRealFiles(@TempDir Path folder) throws Exception {
        List<Dataset> instances = new ArrayList<>();
        for (String file : FILES) {
            Dataset read = Part10Reader.strict()
                    .lenient()
                    .read(TestData.file("pydicom/" + file))
                    .dataset();
            boolean image = read.get(Tags.PIXEL_DATA).isPresent();
            // dciodvfy cannot read pixels of 32 bits, which the dose has.
            read = read.with(
                    image
                            ? List.of(Instances.element("BitsAllocated", "16"), Instances.element("BitsStored", "16"))
                            : List.of());
            Element pixels = new Element.Bytes(Tags.PIXEL_DATA, VR.OB, ByteBuffer.allocate(2));
            instances.add(image ? Instances.withPixels(read.with(pixels)) : read);
        }
        Tally tally = new Tally();
        instances.parallelStream().forEach(instance -> compare("file", instance, folder, tally));
        tally.isGoodEnough(100);
    }

    private void compare(String kind, Dataset instance, Path folder, Tally tally) {
        Dciodvfy dciodvfy = new Dciodvfy(folder);
        IodChecker checker = iods.checker(options);
        try {
            Optional<List<Dciodvfy.Complaint>> before = dciodvfy.errors(instance);
            if (before.isEmpty()) {
                return;
            }
            Set<Dciodvfy.Complaint> known = new HashSet<>(before.get());
            Set<String> knownOfUs = new HashSet<>();
            checker.check(instance, finding -> knownOfUs.add(key(finding)));
            List<Change> changes = new ArrayList<>(Change.all(instance));
            Collections.shuffle(changes, new Random(kind.hashCode()));
            int most = Integer.getInteger("stowc.dciodvfy.changes", USUAL_CHANGES);
            for (Change change : changes.subList(0, Math.min(most, changes.size()))) {
                Optional<List<Dciodvfy.Complaint>> judgement = dciodvfy.errors(change.instance());
                if (judgement.isEmpty()) {
                    continue;
                }
                List<Dciodvfy.Complaint> errors = new ArrayList<>(judgement.get());
                errors.removeAll(known);
                Set<String> ours = new TreeSet<>();
                Set<String> newErrors = new TreeSet<>();
                checker.check(change.instance(), finding -> {
                    ours.add(Dciodvfy.place(finding));
                    if (finding.severity() == Severity.ERROR && !knownOfUs.contains(key(finding))) {
                        newErrors.add(
                                Dciodvfy.place(finding) + " " + finding.rule().slug());
                    }
                });
                tally.add(
                        new Change(kind + ": " + change.what(), change.instance()),
                        Dciodvfy.places(errors),
                        ours,
                        newErrors);
            }
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(kind, problem);
        }
    }

    private static String key(IodFinding finding) {
        return Dciodvfy.place(finding) + finding.rule().slug();
    }
}
