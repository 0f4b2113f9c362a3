package io.github.stowc.stow.options;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.DataDictionary;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.SystemRandom;
import io.github.stowc.template.Template;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A compiler's options; the builder of {@code StowCompiler} describes them. Immutable.
 *
 * @param encoding empty if the input decides
 * @param templates the user's, each for the kinds of content that it fits; a built-in one for the others
 * @param photographic whether pictures become VL Photographic instances if no template is given
 * @param target the kind of server that the messages are for
 * @param limits those that replace the target's
 * @param metadata empty if metadata come from a template
 * @param study the one given, or the one at the end of the URL
 * @param boundary empty to generate one for each message
 * @param url with the study, if one is given
 * @param seed empty for random UIDs and boundaries
 * @param now empty for the time of the run
 * @param framing where line ends are
 * @param pixelHeader whether to take Image Pixel attributes from the images' headers
 * @param applicationSegments whether JPEGs keep their application segments
 * @param turn whether to turn pictures as their EXIF Orientation tells
 * @param validate whether to check the user's metadata and settings against the rules
 * @param like what the instances are attached to; empty if nothing
 * @param links the files that are chosen for BulkDataURIs, in their order; others are found by their names
 * @param settings values for attributes of every instance in the order of their application, those of {@code like}
 *     first
 */
public record CompilerOptions(
        Optional<Encoding> encoding,
        List<Template> templates,
        boolean photographic,
        Target target,
        Limits limits,
        Optional<Source> metadata,
        Optional<Uid> study,
        Optional<Boundary> boundary,
        Optional<TargetUrl> url,
        Optional<String> seed,
        Optional<LocalDateTime> now,
        Framing framing,
        boolean pixelHeader,
        boolean applicationSegments,
        boolean turn,
        boolean validate,
        Optional<Attachment> like,
        Map<String, List<Source>> links,
        List<AttributeSetting> settings) {

    /**
     * Puts the attributes from {@code like} before the settings.
     *
     * @throws UsageException if {@code like} is in another study, a setting means another patient, study or series, or files
     *     are linked to without metadata
     */
    public CompilerOptions {
        if (!links.isEmpty() && metadata.isEmpty()) {
            throw new UsageException(
                    Sentence.of(Choice.LINK, " needs ", Choice.METADATA, ", which has the BulkDataURI"));
        }
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        templates = List.copyOf(templates);
        List<AttributeSetting> all = new ArrayList<>();
        if (like.isPresent()) {
            all.addAll(attached(like.get(), study));
            if (validate) {
                requireSame(like.get(), settings);
            }
        }
        all.addAll(settings);
        settings = List.copyOf(all);
    }

    private static List<AttributeSetting> attached(Attachment like, Optional<Uid> study) {
        Optional<Uid> meant = like.study();
        if (meant.isPresent() && study.isPresent() && !meant.equals(study)) {
            throw new UsageException(Sentence.of(
                    Choice.LIKE,
                    " means " + like.describe() + ", ",
                    Choice.STUDY,
                    " means the study " + study.get() + "; leave one out"));
        }
        List<AttributeSetting> settings = new ArrayList<>();
        for (Element element : like.elements()) {
            // The given study sets it.
            if (study.isEmpty() || !element.tag().equals(Tags.STUDY_INSTANCE_UID)) {
                settings.add(AttributeSetting.of(element));
            }
        }
        return settings;
    }

    /** Refuses a setting that gives the instances another patient, study or series than the one that is meant. */
    private static void requireSame(Attachment like, List<AttributeSetting> settings) {
        Dataset attached = Dataset.of(like.elements());
        for (AttributeSetting setting : settings) {
            Tag tag = setting.tag();
            boolean identifies = tag.equals(Tags.PATIENT_ID)
                    || tag.equals(Tags.ISSUER_OF_PATIENT_ID)
                    || tag.equals(Tags.STUDY_INSTANCE_UID)
                    || tag.equals(Tags.SERIES_INSTANCE_UID);
            String meant = attached.text(tag).orElse("");
            Element element = setting.constant().orElse(null);
            String set = element == null
                    ? ""
                    : Dataset.of(List.of(element)).text(tag).orElse("");
            if (identifies && setting.isTopLevel() && !meant.isEmpty() && !set.equals(meant)) {
                throw new UsageException(Sentence.of(
                        Choice.SET,
                        " " + setting + ": expected the "
                                + DataDictionary.standard().keyword(tag) + " of ",
                        Choice.LIKE,
                        ", which means " + like.describe() + ", found another; leave one out, or give ",
                        Choice.NO_VALIDATE));
            }
        }
    }

    /** The same options with other templates of the user's, at a given time. */
    public CompilerOptions with(List<Template> others, LocalDateTime time) {
        // What like gives is among the settings already.
        return new CompilerOptions(
                encoding,
                others,
                photographic,
                target,
                limits,
                metadata,
                study,
                boundary,
                url,
                seed,
                Optional.of(time),
                framing,
                pixelHeader,
                applicationSegments,
                turn,
                validate,
                Optional.empty(),
                links,
                settings);
    }

    /** Whether settings or a study change attributes of instances. */
    public boolean changesInstances() {
        return !settings.isEmpty();
    }

    public UidSource uids() {
        return seed.map(UidSource::seeded).orElseGet(UidSource::random);
    }

    /** The time that all instances of a run see. */
    public Supplier<LocalDateTime> time() {
        Optional<LocalDateTime> seeded = seed.map(text -> LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC));
        return new RunTime(now.or(() -> seeded).orElse(null));
    }

    /**
     * The given boundary, or a new one that needs no search.
     *
     * @param number the number of the message in the run, from 1
     */
    public Boundary boundary(UidSource uids, int number) {
        String name = number == 1 ? "boundary" : "boundary " + number;
        return boundary.orElseGet(
                () -> seed.isEmpty() ? Boundary.random(new SystemRandom()) : Boundary.of(uids.uuid(name)));
    }
}
