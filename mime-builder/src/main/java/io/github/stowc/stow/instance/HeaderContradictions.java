package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.header.HeaderAttributes;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Finds settings that contradict a file's header on its pixels (PS3.3 C.7.6.3): no viewer could show the result. */
public final class HeaderContradictions {
    private static final int MAX_PROBLEMS = 100;

    private HeaderContradictions() {}

    /** The contradictions, each with the file and the remedy. */
    public static List<CompileProblem> in(List<AttributeSetting> settings, List<Media.Content> contents) {
        List<CompileProblem> problems = new ArrayList<>();
        for (AttributeSetting setting : settings) {
            if (!setting.isTopLevel() || !isOfPixels(setting.tag())) {
                continue;
            }
            String set = setting.constant()
                    .map(element ->
                            Dataset.of(List.of(element)).text(setting.tag()).orElse(""))
                    .orElse("what differs between instances");
            for (Media.Content content : contents) {
                String told = Dataset.of(HeaderAttributes.of(content))
                        .text(setting.tag())
                        .orElse(set);
                if (!told.equals(set) && problems.size() < MAX_PROBLEMS) {
                    problems.add(CompileProblem.of(
                                    Sentence.of(Choice.SET, " " + setting),
                                    Sentence.of(
                                            "the header of " + content.source().name() + " says " + told),
                                    Sentence.of(
                                            "leave it out, since the header's value is filled in, or give ",
                                            Choice.NO_VALIDATE))
                            .at(setting.tag()));
                }
            }
        }
        return problems;
    }

    /** Samples per Pixel, Planar Configuration, Number of Frames, Rows, Columns, bits and sign. */
    private static boolean isOfPixels(Tag tag) {
        return switch (tag.value()) {
            case 0x00280002, 0x00280006, 0x00280008, 0x00280010, 0x00280011 -> true;
            case 0x00280100, 0x00280101, 0x00280102, 0x00280103 -> true;
            default -> false;
        };
    }
}
