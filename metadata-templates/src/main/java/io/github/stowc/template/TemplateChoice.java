package io.github.stowc.template;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.UidRegistry;
import io.github.stowc.dicom.VR;
import io.github.stowc.iod.Iod;
import io.github.stowc.iod.Iods;
import io.github.stowc.iod.ModuleUse;
import io.github.stowc.media.content.Media;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import io.github.stowc.wording.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which of the given templates is for which kind of content, by its SOP Class. Not safe to share between threads. */
public final class TemplateChoice {
    private static final String SERIES = "SeriesInstanceUID";
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    private final List<Template> templates;
    private final Map<String, Chosen> chosen = new HashMap<>();
    private @Nullable Iods iods;

    /**
     * The template for a kind of content.
     *
     * @param number its place among the given ones, from 1; 0 for another one
     */
    private record Chosen(Template template, int number) {}

    /** How well a SOP Class fits a content. */
    private enum Fit {
        NONE,
        /** It may hold it, though another one is meant for it. */
        POSSIBLE,
        EXACT
    }

    /** Chooses from templates. */
    public TemplateChoice(List<Template> templates) {
        this.templates = List.copyOf(templates);
    }

    /**
     * Makes the dataset of a content from the template that fits, with all attributes of Type 2.
     *
     * @param otherwise the template if none fits
     * @throws UsageException if two fit equally well
     */
    public Dataset instantiate(Media.Content content, Supplier<Template> otherwise, InstanceContext context) {
        String kind = Templates.nameFor(content, false);
        Chosen known = chosen.get(kind);
        if (known == null) {
            Template best = choose(content);
            known = best == null
                    ? new Chosen(otherwise.get(), 0)
                    : new Chosen(best.completed(), templates.indexOf(best) + 1);
            chosen.put(kind, known);
        }
        Dataset dataset = known.template.instantiate(context);
        Optional<String> shared = Optional.of(context.uids().sharedUid(SERIES).value());
        if (known.number == 1 || !dataset.text(Tags.SERIES_INSTANCE_UID).equals(shared)) {
            return dataset;
        }
        // Templates may differ in what the instances of a series have in common, such as Modality.
        String own = context.uids().uid("series of template " + known.number).value();
        return dataset.with(Element.of(Tags.SERIES_INSTANCE_UID, VR.UI, own));
    }

    /** The template that completes metadata: the only one, or the one of their SOP Class. */
    public Optional<Template> of(Dataset metadata) {
        if (templates.size() == 1) {
            return Optional.of(templates.get(0));
        }
        Optional<String> sopClass = metadata.text(Tags.SOP_CLASS_UID);
        for (Template template : templates) {
            if (sopClass.isPresent() && template.sopClass().equals(sopClass)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses templates that fit none of the contents.
     *
     * @throws UsageException if there is one; it says what the template is for, and which ones fit
     */
    public void requireUse(List<Media.Content> contents) {
        Map<String, Media.Content> kinds = new LinkedHashMap<>();
        contents.forEach(content -> kinds.putIfAbsent(Templates.nameFor(content, false), content));
        for (Template template : templates) {
            boolean used = contents.isEmpty();
            for (Media.Content content : kinds.values()) {
                used |= fit(template, content) != Fit.NONE;
            }
            if (!used) {
                Media.Content first = contents.get(0);
                throw new UsageException(Sentence.of(
                        "the template " + template.name() + " is for " + title(template) + ", which does not fit "
                                + first.source().name() + (contents.size() > 1 ? " and the other files" : "")
                                + "; for it there are " + String.join(", ", builtIn(first))
                                + ", or one of your own of such a SOP Class (",
                        Choice.TEMPLATE,
                        ")"));
            }
        }
    }

    private @Nullable Template best(Media.Content content, Fit wanted) {
        Template best = null;
        for (Template template : templates) {
            if (fit(template, content) == wanted) {
                if (best != null) {
                    throw new UsageException(Sentence.of(
                            "the templates " + best.name() + " and " + template.name() + " are both for "
                                    + content.source().name() + "; leave one out (",
                            Choice.TEMPLATE,
                            ")"));
                }
                best = template;
            }
        }
        return best;
    }

    private @Nullable Template choose(Media.Content content) {
        Template exact = best(content, Fit.EXACT);
        return exact == null ? best(content, Fit.POSSIBLE) : exact;
    }

    private static String title(Template template) {
        String uid = template.sopClass().orElse("");
        return UidRegistry.standard().find(uid).map(entry -> entry.name()).orElse(uid);
    }

    private List<String> builtIn(Media.Content content) {
        List<String> names = new ArrayList<>();
        for (String name : Templates.builtInNames()) {
            if (fit(Templates.builtIn(name), content) == Fit.EXACT) {
                names.add(name);
            }
        }
        return names;
    }

    private Fit fit(Template template, Media.Content content) {
        String sopClass = template.sopClass().orElse("");
        String own =
                Templates.builtIn(Templates.nameFor(content, false)).sopClass().orElse("");
        if (sopClass.equals(own)) {
            return Fit.EXACT;
        }
        for (String name : Templates.builtInNames()) {
            boolean document = name.startsWith("encapsulated");
            if (document && Templates.builtIn(name).sopClass().orElse("").equals(sopClass)) {
                return Fit.NONE;
            }
        }
        Iod iod = sopClass.isEmpty() ? null : iods().find(sopClass).orElse(null);
        if (iod == null) {
            // Nobody but its author knows what it holds.
            return Fit.POSSIBLE;
        }
        if (content instanceof Media.Document || !has(iod, "ImagePixel")) {
            return Fit.NONE;
        }
        boolean video = sopClass.equals(STORAGE + "77.1.1.1")
                || sopClass.equals(STORAGE + "77.1.2.1")
                || sopClass.equals(STORAGE + "77.1.4.1");
        if (video) {
            return content instanceof Media.Video ? Fit.EXACT : Fit.NONE;
        }
        boolean frames = has(iod, "MultiFrame");
        boolean several =
                content instanceof Media.Raster raster && raster.frameTimes().size() > 1;
        boolean moving = content instanceof Media.Video;
        if (frames) {
            return several ? Fit.EXACT : Fit.POSSIBLE;
        }
        return several || moving ? Fit.NONE : Fit.EXACT;
    }

    private Iods iods() {
        Iods known = iods;
        if (known == null) {
            known = new Iods();
            iods = known;
        }
        return known;
    }

    private static boolean has(Iod iod, String module) {
        for (ModuleUse use : iod.modules()) {
            if (use.name().startsWith(module)) {
                return true;
            }
        }
        return false;
    }
}
