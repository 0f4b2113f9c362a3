package io.github.stowc.stow.instance;

import io.github.stowc.media.content.Media;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.stow.source.ContentFile;
import io.github.stowc.stow.source.InputFile;
import io.github.stowc.stow.source.InstanceStream;
import io.github.stowc.stow.source.Part10File;
import io.github.stowc.template.UidSource;
import io.github.stowc.template.links.ContentLocations;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instances of input files, one per file: read from DICOM files, made of the others. */
public final class SourceInstances implements Instances {
    private final CompilerOptions options;
    private final List<InputFile> files;
    private final List<String> locations;
    private final List<Optional<BulkPart>> bulk;
    private final MadeInstances made;
    private final InstanceSettings settings;
    private final boolean passesOn;

    private SourceInstances(
            CompilerOptions options,
            List<InputFile> files,
            List<String> locations,
            List<Optional<BulkPart>> bulk,
            UidSource uids,
            boolean passesOn) {
        this.options = options;
        this.files = files;
        this.locations = locations;
        this.bulk = bulk;
        this.made = new MadeInstances(options, uids);
        this.settings = new InstanceSettings(options);
        this.passesOn = passesOn;
    }

    /**
     * Chooses the instances for an encoding.
     *
     * @throws CompileException if files do not fit the encoding; it names all of them
     * @throws IOException if a file cannot be read
     */
    public static SourceInstances of(CompilerOptions options, List<InputFile> files, UidSource uids, Encoding encoding)
            throws IOException, CompileException {
        ContentParts parts = new ContentParts(options, encoding == Encoding.DICOM);
        ContentLocations names = new ContentLocations();
        List<String> locations = new ArrayList<>(files.size());
        List<Optional<BulkPart>> bulk = new ArrayList<>(files.size());
        List<CompileProblem> problems = new ArrayList<>();
        for (InputFile file : files) {
            String location = names.next(file.source().name());
            locations.add(location);
            Optional<BulkPart> part = Optional.empty();
            if (file instanceof ContentFile some) {
                try {
                    part = Optional.of(parts.of(some.content(), location));
                } catch (CompileException e) {
                    problems.addAll(e.problems());
                }
            }
            bulk.add(part);
        }
        CompileException.throwIfAny(problems);
        boolean passesOn = encoding == Encoding.DICOM && !options.changesInstances();
        return new SourceInstances(options, files, locations, bulk, uids, passesOn);
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public String name(int index) {
        return files.get(index).source().name();
    }

    @Override
    public Optional<String> file(int index) {
        return Optional.of(name(index));
    }

    @Override
    public Optional<Part10File> unchanged(int index) {
        boolean unchanged = passesOn && files.get(index) instanceof Part10File file && !isForbidden(file);
        return unchanged ? Optional.of((Part10File) files.get(index)) : Optional.empty();
    }

    @Override
    public boolean isStored(int index) {
        return files.get(index) instanceof Part10File;
    }

    /** Whether the target rejects the file's transfer syntax. */
    private boolean isForbidden(Part10File file) {
        return options.target().has(ServerTrait.EXPLICIT_VR)
                && file.header().filter(FileChecks::isImplicit).isPresent();
    }

    @Override
    public void forEach(int from, int to, Sink sink) throws IOException, CompileException {
        for (int i = from; i < to; i++) {
            sink.accept(instance(i));
        }
    }

    private Instance instance(int index) throws IOException, CompileException {
        InputFile file = files.get(index);
        if (file instanceof ContentFile some) {
            return made.of(some.content(), index + 1, bulk.get(index).orElseThrow());
        }
        return settings.applyTo(StoredInstance.read((Part10File) file, locations.get(index)));
    }

    /** The pictures, videos and documents. */
    public List<Media.Content> contents() {
        List<Media.Content> contents = new ArrayList<>();
        for (InputFile file : files) {
            if (file instanceof ContentFile some) {
                contents.add(some.content());
            }
        }
        return contents;
    }

    /** The datasets of the new instances. */
    public InstanceStream madeOnes() {
        return sink -> {
            for (int i = 0; i < files.size(); i++) {
                if (files.get(i) instanceof ContentFile) {
                    sink.accept(instance(i).dataset());
                }
            }
        };
    }

    /** The warnings on the pictures, videos and documents. */
    public List<Sentence> warnings() {
        List<Sentence> warnings = new ArrayList<>();
        int explicit = 0;
        for (InputFile file : files) {
            if (passesOn && file instanceof Part10File stored && isForbidden(stored)) {
                explicit++;
            }
            if (file instanceof ContentFile some) {
                boolean bare = !options.applicationSegments();
                warnings.addAll(
                        bare && some.content() instanceof Media.Jpeg jpeg
                                ? jpeg.facts().warningsWithoutAppn()
                                : some.content().warnings());
            }
        }
        if (explicit > 0) {
            warnings.add(Sentence.of(
                    Sentence.counted(explicit, "DICOM file") + " rewritten in Explicit VR Little Endian, since "
                            + options.target().title() + " refuses implicit VRs"));
        }
        return warnings;
    }
}
