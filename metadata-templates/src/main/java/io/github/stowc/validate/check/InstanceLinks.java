package io.github.stowc.validate.check;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Uid;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.validate.finding.Check;
import io.github.stowc.validate.finding.LinkedFiles;
import java.io.IOException;
import java.util.List;

/** The links of one instance. */
final class InstanceLinks {
    private final LinkChecks run;
    private final Dataset instance;
    private final Flagged flagged;
    private final List<Issue> issues;
    private final Trail trail = new Trail();
    private final String sopClass;
    /** Whether the SOP Class is one to go by. */
    private final boolean isClassKnown;

    private boolean pixelHeaderElsewhere = true;

    InstanceLinks(LinkChecks run, Dataset instance, Flagged flagged, List<Issue> issues) {
        this.run = run;
        this.instance = instance;
        this.flagged = flagged;
        this.issues = issues;
        this.sopClass = run.files() == null
                ? ""
                : instance.text(Tag.SOP_CLASS_UID).map(String::strip).orElse("");
        this.isClassKnown = Uid.problem(sopClass).isEmpty() && !flagged.isReported(Tag.SOP_CLASS_UID);
    }

    /** Whether the attributes of the Image Pixel Module may stand in a linked file. */
    boolean check() throws IOException {
        if (isClassKnown) {
            checkAttribute();
        }
        checkAll(instance, true);
        return pixelHeaderElsewhere;
    }

    private void checkAttribute() {
        Tag wanted = BulkKinds.attribute(sopClass);
        Tag wrong = wanted.equals(Tag.PIXEL_DATA) ? BulkKinds.ENCAPSULATED_DOCUMENT : Tag.PIXEL_DATA;
        if (instance.get(wrong).orElse(null) instanceof Element.BulkData && !flagged.isReported(wrong)) {
            report(
                    Check.LINK_ATTRIBUTE,
                    wrong,
                    "the bulk data of this SOP Class is in " + wanted + " " + Issue.keyword(wanted),
                    "write \"" + wanted.hex() + "\", or correct the SOP Class");
            flagged.add(List.of(), wrong);
            flagged.add(List.of(), wanted);
        }
    }

    private void checkAll(Dataset dataset, boolean top) throws IOException {
        List<Element> elements = dataset.elements();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (element instanceof Element.BulkData link) {
                checkLink(link, top);
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

    private void checkLink(Element.BulkData link, boolean top) throws IOException {
        Tag tag = link.tag();
        String problem = UriForm.problem(link.uri()).orElse(null);
        if (problem != null) {
            if (flagged.isEmpty() || !flagged.isReported(trail.steps(), tag)) {
                report(
                        Check.LINK_URI,
                        tag,
                        "the BulkDataURI is no URI: " + problem,
                        "write the file's path with / and percent-encode what is not allowed (RFC 3986 2.1)");
            }
            return;
        }
        LinkedFiles files = run.files();
        if (files == null) {
            return;
        }
        List<String> candidates = files.candidates(link.uri());
        if (candidates.isEmpty()) {
            run.strayed(link.uri());
            report(
                    Check.LINK_MISSING,
                    tag,
                    "no file is what the BulkDataURI means",
                    "give the file, or correct the BulkDataURI");
        } else if (candidates.size() > 1) {
            candidates.forEach(run::link);
            report(
                    Check.LINK_AMBIGUOUS,
                    tag,
                    "both " + candidates.get(0) + " and " + candidates.get(1) + " may be what the BulkDataURI means",
                    "write more of the path");
        } else {
            follow(files, candidates.get(0), link, top);
        }
    }

    private void follow(LinkedFiles files, String name, Element.BulkData link, boolean top) throws IOException {
        if (!run.link(name)) {
            run.strayed(link.uri());
            report(
                    Check.LINK_TWICE,
                    link.tag(),
                    "another attribute links to " + name + " already",
                    "give each its own file");
            return;
        }
        boolean main = isClassKnown && top && link.tag().equals(BulkKinds.attribute(sopClass));
        String said = files.mediaType(name).orElse("");
        if (BulkKinds.isWithoutHeader(said)) {
            if (main) {
                checkType(said, name, link);
            }
            return;
        }
        try {
            Media media = Media.examine(files.source(name));
            if (main) {
                checkMedia(media, link);
            }
        } catch (MediaException e) {
            checkRefused(e, main, link);
        }
    }

    private void checkMedia(Media media, Element.BulkData link) {
        boolean fits = checkType(media.mediaType().value(), media.source().name(), link);
        if (fits) {
            PixelHeader.compare(media, instance, flagged, issues);
        }
    }

    private boolean checkType(String type, String name, Element.BulkData link) {
        boolean fits = BulkKinds.fits(sopClass, type);
        if (!fits) {
            report(
                    Check.LINK_MEDIA_TYPE,
                    link.tag(),
                    "the SOP Class takes " + BulkKinds.expected(sopClass) + ", " + name + " is " + type,
                    "link to another file, or write the SOP Class of this one");
        }
        return fits;
    }

    private void checkRefused(MediaException e, boolean main, Element.BulkData link) {
        switch (e.reason()) {
            case UNSUPPORTED -> {
                // Of pictures not every kind is read, which says nothing against one; of videos DICOM has no others.
                if (main && BulkKinds.isVideo(sopClass)) {
                    report(Check.LINK_MEDIA_TYPE, link.tag(), e.source() + ": " + e.problem(), e.remedy());
                }
            }
            case UNRECOGNISED, MISNAMED -> {
                if (main && e.reason() == MediaException.Reason.UNRECOGNISED && BulkKinds.isNameOfPixels(e.source())) {
                    // Bytes of no kind can be uncompressed pixels; only the metadata can say what they mean.
                    pixelHeaderElsewhere = false;
                } else if (main) {
                    report(Check.LINK_MEDIA_TYPE, link.tag(), e.source() + ": " + e.problem(), e.remedy());
                }
            }
            default -> report(Check.LINK_BROKEN, link.tag(), e.source() + ": " + e.problem(), e.remedy());
        }
    }

    private void report(Check check, Tag tag, String message, String fix) {
        issues.add(Issue.of(check, trail.steps(), tag, message, fix));
    }
}
