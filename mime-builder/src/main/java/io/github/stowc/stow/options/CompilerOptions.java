package io.github.stowc.stow.options;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Element;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The choices of a compiler, as the builder of {@code StowCompiler} describes them. Immutable.
 *
 * @param encoding empty where the input chooses it
 * @param template empty for the one of the input's kind
 * @param photographic whether pictures become VL Photographic instances unless a template says otherwise
 * @param target the kind of server that the messages are for
 * @param limits those given in the place of the target's
 * @param metadata empty where the metadata are made
 * @param study the one given, or the one that the URL ends in
 * @param boundary empty for one that is made for each message
 * @param url with the study, where one is given
 * @param seed empty for random UIDs and boundaries
 * @param now empty for the time of the run
 * @param framing where line ends stand
 * @param pixelHeader whether Image Pixel attributes come from the images' headers
 * @param applicationSegments whether JPEGs keep their application segments
 * @param validate whether what the user wrote is held against the rules
 * @param like what the instances are attached to; empty where they stand alone
 * @param settings values for attributes of every instance, in the order in which they are set, those of {@code like} first
 */
public record CompilerOptions(
        Optional<Encoding> encoding,
        Optional<Template> template,
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
        boolean validate,
        Optional<Attachment> like,
        List<AttributeSetting> settings) {

    /**
     * Puts what the instances are attached to in front of what is set.
     *
     * @throws UsageException if that is in another study
     */
    public CompilerOptions {
        List<AttributeSetting> all = new ArrayList<>();
        if (like.isPresent()) {
            all.addAll(attached(like.get(), study));
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
            // It is set from the study that is given.
            if (study.isEmpty() || !element.tag().equals(Tags.STUDY_INSTANCE_UID)) {
                settings.add(AttributeSetting.of(element));
            }
        }
        return settings;
    }

    /** Whether the attributes of instances are not what their files say. */
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
     * The boundary given, or one that needs no search.
     *
     * @param number which message of the run it is for, from 1
     */
    public Boundary boundary(UidSource uids, int number) {
        String name = number == 1 ? "boundary" : "boundary " + number;
        return boundary.orElseGet(
                () -> seed.isEmpty() ? Boundary.random(new SystemRandom()) : Boundary.of(uids.uuid(name)));
    }
}
