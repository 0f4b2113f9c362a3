package io.github.stowc.validate.check;

import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.MediaReader;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.template.links.BulkLength;
import io.github.stowc.template.links.RawValue;
import io.github.stowc.validate.finding.Finding;
import io.github.stowc.validate.finding.LinkedFiles;
import io.github.stowc.validate.finding.ValidationRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of one instance. */
final class InstanceLinks {
    private final LinkChecks run;
    private final Dataset instance;
    private final ReportedElements reported;
    private final List<Finding> findings;
    private final Trail trail = new Trail();
    private final String sopClass;
    /** Whether the SOP Class tells what bulk data to expect. */
    private final boolean isClassKnown;

    private boolean pixelHeaderElsewhere = true;

    InstanceLinks(LinkChecks run, Dataset instance, ReportedElements reported, List<Finding> findings) {
        this.run = run;
        this.instance = instance;
        this.reported = reported;
        this.findings = findings;
        this.sopClass = run.files() == null
                ? ""
                : instance.text(Tags.SOP_CLASS_UID).map(String::strip).orElse("");
        this.isClassKnown = Uid.problem(sopClass).isEmpty() && !reported.isReported(Tags.SOP_CLASS_UID);
    }

    /** Whether the attributes of the Image Pixel Module may be in a linked file. */
    boolean check() throws IOException {
        if (isClassKnown) {
            checkAttribute();
        }
        checkAll(instance, true);
        return pixelHeaderElsewhere;
    }

    private void checkAttribute() {
        Tag wanted = BulkKinds.attribute(sopClass);
        Tag wrong = wanted.equals(Tags.PIXEL_DATA) ? Tags.ENCAPSULATED_DOCUMENT : Tags.PIXEL_DATA;
        if (instance.get(wrong).orElse(null) instanceof Element.BulkData && !reported.isReported(wrong)) {
            report(
                    ValidationRule.LINK_ATTRIBUTE,
                    wrong,
                    "the bulk data of this SOP Class is in " + wanted + " "
                            + DataDictionary.standard().keyword(wanted),
                    "write \"" + wanted.hex() + "\", or correct the SOP Class");
            reported.add(List.of(), wrong);
            reported.add(List.of(), wanted);
        }
    }

    private void checkAll(Dataset dataset, boolean top) throws IOException {
        List<Element> elements = dataset.elements();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (element instanceof Element.BulkData link) {
                checkLink(link, dataset, top);
            } else if (element instanceof Element.Sequence sequence) {
                List<Dataset> items = sequence.items();
                for (int item = 0; item < items.size(); item++) {
                    trail.enter(element.tag(), item);
                    checkAll(items.get(item), false);
                    trail.leave();
                }
            }
        }
    }

    private void checkLink(Element.BulkData link, Dataset level, boolean top) throws IOException {
        Tag tag = link.tag();
        String problem = UriForm.problem(link.uri()).orElse(null);
        if (problem != null) {
            if (reported.isEmpty() || !reported.isReported(trail.steps(), tag)) {
                report(
                        ValidationRule.LINK_URI,
                        tag,
                        "the BulkDataURI is not a URI: " + problem,
                        "write the file's path with / and percent-encode characters that are not allowed (RFC 3986 2.1)");
            }
            return;
        }
        LinkedFiles files = run.files();
        if (files == null) {
            return;
        }
        List<String> candidates = top && tag.equals(Tags.PIXEL_DATA)
                ? files.candidates(link.uri(), instance)
                : files.candidates(link.uri());
        if (candidates.isEmpty()) {
            missing(files, link, level, top);
        } else if (candidates.size() > 1) {
            candidates.forEach(run::link);
            report(
                    ValidationRule.LINK_AMBIGUOUS,
                    tag,
                    "the BulkDataURI may mean " + candidates.get(0) + " or " + candidates.get(1),
                    "write more of the path");
        } else {
            follow(files, candidates.get(0), link, level, top);
        }
    }

    /** Reports a link that leads nowhere; one that only differs by letter case is followed all the same. */
    private void missing(LinkedFiles files, Element.BulkData link, Dataset level, boolean top) throws IOException {
        Optional<String> meant = files.inOtherCase(link.uri()).filter(name -> !run.isLinked(name));
        if (meant.isPresent()) {
            report(
                    ValidationRule.LINK_LETTER_CASE,
                    link.tag(),
                    "expected a part with the Content-Location " + link.uri() + ", found " + meant.get()
                            + ", which differs by upper and lower case",
                    "write both alike, character for character");
            follow(files, meant.get(), link, level, top);
            return;
        }
        run.strayed(link.uri());
        report(
                ValidationRule.LINK_MISSING,
                link.tag(),
                "the BulkDataURI means no file that was given",
                "give the file, or correct the BulkDataURI");
    }

    private void follow(LinkedFiles files, String name, Element.BulkData link, Dataset level, boolean top)
            throws IOException {
        List<String> frames = files.frames(name);
        boolean linked = false;
        for (String frame : frames) {
            linked |= !run.link(frame);
        }
        if (linked) {
            run.strayed(link.uri());
            report(
                    ValidationRule.LINK_TWICE,
                    link.tag(),
                    "another attribute already links to " + name,
                    "give each its own file");
            return;
        }
        boolean main = isClassKnown && top && link.tag().equals(BulkKinds.attribute(sopClass));
        BulkLength length = BulkLength.of(level, link.tag()).orElse(null);
        String said = files.mediaType(name).orElse("");
        if (BulkKinds.isWithoutHeader(said)) {
            if (!main || checkType(said, name, link)) {
                checkWithoutHeader(said, files, frames, link, length);
            }
            return;
        }
        try {
            Media media = MediaReader.examine(files.source(name));
            if (main) {
                checkMedia(media, link, frames);
            }
        } catch (MediaException e) {
            boolean pixels = link.tag().equals(Tags.PIXEL_DATA);
            if (pixels && !RawValue.fits(length, files.source(name)) && RawValue.isRle(files.source(name))) {
                checkWithoutHeader(BulkKinds.RLE, files, frames, link, length);
            } else if (RawValue.is(e, files.source(name), link.tag(), frames.size() == 1 ? length : null)) {
                if (!main || checkType(BulkKinds.PLAIN, name, link)) {
                    checkWithoutHeader(BulkKinds.PLAIN, files, frames, link, length);
                }
            } else {
                checkRefused(e, main, link);
            }
        } catch (SourceChangedException e) {
            report(ValidationRule.LINK_BROKEN, link.tag(), String.valueOf(e.getMessage()), "");
        }
    }

    /** Checks bytes that tell nothing of themselves: only the metadata can say what they mean. */
    private void checkWithoutHeader(
            String type, LinkedFiles files, List<String> frames, Element.BulkData link, @Nullable BulkLength length)
            throws IOException {
        boolean pixels = link.tag().equals(Tags.PIXEL_DATA) && trail.steps().isEmpty();
        pixelHeaderElsewhere &= !pixels;
        if (!type.equals(BulkKinds.PLAIN)) {
            if (pixels) {
                checkFrames(frames);
            }
            return;
        }
        long found = 0;
        for (String frame : frames) {
            found += files.source(frame).size();
        }
        if (length != null && !length.fits(found) && !length.fitsPadded(found, frames.size())) {
            String named = frames.size() == 1 ? frames.get(0) : frames.size() + " frames from " + frames.get(0);
            report(ValidationRule.LINK_LENGTH, link.tag(), length.problem(named, found), BulkLength.REMEDY);
        }
    }

    /** The number of frames that have a part or file each is Number of Frames. */
    private void checkFrames(List<String> frames) {
        Tag tag = Tags.NUMBER_OF_FRAMES;
        String said = instance.text(tag).map(String::strip).orElse("1");
        if (!said.equals(Integer.toString(frames.size())) && !reported.isReported(tag)) {
            report(
                    ValidationRule.LINK_HEADER,
                    tag,
                    "there " + (frames.size() == 1 ? "is 1 frame" : "are " + frames.size() + " frames") + " from "
                            + frames.get(0) + ", found " + said,
                    "write " + frames.size() + ", or give all frames");
            reported.add(List.of(), tag);
        }
    }

    private void checkMedia(Media media, Element.BulkData link, List<String> frames) {
        boolean fits = checkType(media.mediaType().value(), media.source().name(), link);
        if (fits && frames.size() > 1) {
            checkFrames(frames);
        }
        if (fits) {
            PixelHeader.compare(media, frames.size() > 1, instance, reported, findings);
        }
    }

    private boolean checkType(String type, String name, Element.BulkData link) {
        boolean fits = BulkKinds.fits(sopClass, type);
        if (!fits) {
            report(
                    ValidationRule.LINK_MEDIA_TYPE,
                    link.tag(),
                    "the SOP Class takes " + BulkKinds.expected(sopClass) + ", " + name + " is " + type,
                    "link to another file, or write the SOP Class of this one");
        }
        return fits;
    }

    private void checkRefused(MediaException e, boolean main, Element.BulkData link) {
        switch (e.reason()) {
            case UNSUPPORTED -> {
                // DICOM may take kinds of pictures that are not read here, but no other kinds of video.
                if (main && BulkKinds.isVideo(sopClass)) {
                    report(ValidationRule.LINK_MEDIA_TYPE, link.tag(), e.source() + ": " + e.problem(), e.remedy());
                }
            }
            case UNRECOGNISED, MISNAMED -> {
                // A private SOP Class for documents takes any.
                boolean any = e.reason() == MediaException.Reason.UNRECOGNISED
                        && link.tag().equals(Tags.ENCAPSULATED_DOCUMENT)
                        && BulkKinds.isNameOfPixels(e.source());
                if (main && !any) {
                    report(ValidationRule.LINK_MEDIA_TYPE, link.tag(), e.source() + ": " + e.problem(), e.remedy());
                }
            }
            default -> report(ValidationRule.LINK_BROKEN, link.tag(), e.source() + ": " + e.problem(), e.remedy());
        }
    }

    private void report(ValidationRule rule, Tag tag, String message, String remedy) {
        findings.add(Finding.of(rule, message, remedy).on(tag, Paths.of(trail.steps(), tag)));
    }
}
