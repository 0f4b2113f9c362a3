package io.github.stowc.stow.instance;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.part10.TransferSyntax;
import io.github.stowc.stow.input.StowBulkData;
import io.github.stowc.stow.input.StowInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.stow.source.CompressedMedia;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instances that a program provides. */
public final class GivenInstances implements Instances {
    private final List<Instance> instances;

    private GivenInstances(List<Instance> instances) {
        this.instances = instances;
    }

    /**
     * The instances, with the settings applied.
     *
     * @throws CompileException if links and bulk data do not match, or bulk data of one URI differ
     * @throws UsageException if the list is empty, or an option is for files
     */
    public static GivenInstances of(CompilerOptions options, List<StowInstance> given) throws CompileException {
        requireNoOptionsForFiles(options);
        if (given.isEmpty()) {
            throw new UsageException("expected instances to compile, found none");
        }
        List<CompileProblem> problems = new ArrayList<>();
        Map<String, StowBulkData> known = new HashMap<>();
        InstanceSettings settings = new InstanceSettings(options);
        List<Instance> instances = new ArrayList<>(given.size());
        for (StowInstance instance : given) {
            checkLinks(instance, problems);
            checkStudy(options, instance, problems);
            for (StowBulkData bulk : instance.bulkData()) {
                if (!bulk.equals(known.computeIfAbsent(bulk.uri(), uri -> bulk))) {
                    problems.add(CompileProblem.of(
                            instance.name(),
                            "BulkDataURI \"" + bulk.uri() + "\" already links to other bulk data",
                            "give each its own URI"));
                }
            }
            instances.add(settings.applyTo(made(instance, problems)));
        }
        CompileException.throwIfAny(problems);
        return new GivenInstances(List.copyOf(instances));
    }

    private static void requireNoOptionsForFiles(CompilerOptions options) {
        if (options.metadata().isPresent() || options.template().isPresent()) {
            throw new UsageException(
                    "metadata and templates are for files; these instances already have their attributes");
        }
    }

    private static void checkLinks(StowInstance instance, List<CompileProblem> problems) {
        Set<String> unused = new HashSet<>();
        instance.bulkData().forEach(bulk -> unused.add(bulk.uri()));
        Set<String> given = Set.copyOf(unused);
        checkLinks(instance.name(), instance.dataset(), given, unused, problems);
        for (StowBulkData bulk : instance.bulkData()) {
            if (unused.contains(bulk.uri())) {
                problems.add(CompileProblem.of(
                        instance.name(),
                        "no attribute links to the bulk data \"" + bulk.uri() + "\"",
                        "leave it out, or link to it"));
            }
        }
    }

    private static void checkLinks(
            String name, Dataset dataset, Set<String> given, Set<String> unused, List<CompileProblem> problems) {
        for (Element element : dataset) {
            if (element instanceof Element.BulkData link) {
                unused.remove(link.uri());
                if (!given.contains(link.uri())) {
                    problems.add(CompileProblem.of(
                                    name,
                                    link.tag() + ": expected the bulk data of BulkDataURI \"" + link.uri()
                                            + "\", found none",
                                    "give it with the instance")
                            .at(link.tag()));
                }
            } else if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(item -> checkLinks(name, item, given, unused, problems));
            }
        }
    }

    private static void checkStudy(CompilerOptions options, StowInstance instance, List<CompileProblem> problems) {
        String found = instance.dataset().text(Tags.STUDY_INSTANCE_UID).orElse("");
        // A setting replaces it, with the chosen study.
        options.study()
                .filter(study -> !options.changesInstances() && !study.value().equals(found))
                .ifPresent(study -> problems.add(FileChecks.otherStudy(instance.name(), study, found)));
    }

    private static Instance made(StowInstance given, List<CompileProblem> problems) {
        TransferSyntax syntax = given.transferSyntax();
        List<BulkPart> parts = new ArrayList<>(given.bulkData().size());
        for (StowBulkData bulk : given.bulkData()) {
            if (bulk instanceof StowBulkData.Compressed compressed) {
                checkFrames(given, compressed, problems);
                parts.add(new BulkPart(
                        compressed.uri(),
                        CompressedMedia.mediaType(syntax.uid()),
                        Optional.of(syntax.uid()),
                        syntax.isVideo() ? BulkPart.Form.STREAM : BulkPart.Form.FRAMES,
                        compressed.frames()));
            } else if (bulk instanceof StowBulkData.Plain plain) {
                parts.add(BulkPart.of(
                        plain.uri(), plain.mediaType().value(), Optional.empty(), BulkPart.Form.PLAIN, plain.body()));
            }
        }
        TransferSyntax written = syntax.isEncapsulated() ? syntax : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        return new Instance(given.name(), given.dataset(), written, parts);
    }

    private static void checkFrames(StowInstance given, StowBulkData.Compressed bulk, List<CompileProblem> problems) {
        TransferSyntax syntax = given.transferSyntax();
        if (!syntax.isEncapsulated()) {
            problems.add(CompileProblem.of(
                    given.name(),
                    "expected the transfer syntax of compressed Pixel Data, found " + syntax,
                    "name the one in which they are compressed"));
        } else if (syntax.isVideo() && bulk.frames().size() > 1) {
            problems.add(CompileProblem.of(
                    given.name(),
                    "expected one stream for all frames, as " + syntax + " requires, found "
                            + bulk.frames().size(),
                    "join them (PS3.5 8.2)"));
        }
    }

    /**
     * Their encoding: the one requested, or else one that the target takes.
     *
     * @throws CompileException if the requested encoding has bulk data that the target does not take
     * @throws IOException if bulk data cannot be read
     */
    public Encoding encoding(CompilerOptions options) throws IOException, CompileException {
        Target target = options.target();
        Encoding asked = options.encoding().orElse(null);
        Encoding first = target.encodings().get(0);
        Encoding wanted = asked == null ? first : asked;
        if (wanted == Encoding.DICOM) {
            return wanted;
        }
        BulkDataChecks checks = new BulkDataChecks(target);
        for (Instance instance : instances) {
            checks.examine(instance, wanted);
        }
        if (asked != null) {
            CompileException.throwIfAny(checks.problems());
        }
        return checks.problems().isEmpty() ? wanted : Encoding.DICOM;
    }

    @Override
    public int count() {
        return instances.size();
    }

    @Override
    public String name(int index) {
        return instances.get(index).name();
    }

    @Override
    public void forEach(int from, int to, Sink sink) throws IOException, CompileException {
        for (Instance instance : instances.subList(from, to)) {
            sink.accept(instance);
        }
    }

    @Override
    public Optional<String> file(int index) {
        return Optional.of(name(index));
    }

    @Override
    public Optional<Part10File> unchanged(int index) {
        return Optional.empty();
    }
}
