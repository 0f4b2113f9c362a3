package io.github.stowc.stow;

import io.github.stowc.mime.Message;
import io.github.stowc.mime.Multipart;
import io.github.stowc.mime.Part;
import io.github.stowc.mime.SinglePart;
import io.github.stowc.stow.encode.Encoded;
import io.github.stowc.stow.encode.Encoder;
import io.github.stowc.stow.instance.Instance;
import io.github.stowc.stow.instance.Instances;
import io.github.stowc.stow.instance.OneInstance;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.CompileProblem;
import io.github.stowc.stow.options.CompilerOptions;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.ServerTrait;
import io.github.stowc.template.UidSource;
import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Distributes instances among messages: each takes as many as the limits allow, and none is divided. */
final class Splitter {
    private final CompilerOptions options;
    private final Compilation.Content content;
    private final UidSource uids;
    private final Instances instances;
    private final int mostInstances;
    private final long mostBytes;

    /**
     * One message.
     *
     * @param instances the number of its instances
     * @param files the files that the instances come from, by SOP Instance UID
     * @param sopInstances the SOP Instance UID of each instance; empty if it has none
     */
    record Portion(Message message, int instances, Map<String, String> files, List<String> sopInstances) {}

    Splitter(CompilerOptions options, Compilation.Content content, UidSource uids) {
        this.options = options;
        this.content = content;
        this.uids = uids;
        this.instances = content.instances();
        Limits limits = options.target().limits().with(options.limits());
        this.mostInstances = limits.instances().orElse(Integer.MAX_VALUE);
        this.mostBytes = limits.bytes().orElse(Long.MAX_VALUE);
    }

    /**
     * The messages in order.
     *
     * @throws CompileException if instances alone are larger than a message may be; it names all of them
     * @throws IOException if an instance cannot be read
     */
    List<Portion> portions() throws IOException, CompileException {
        int count = instances.count();
        Message whole = message(content.encoded().parts(), count, 1);
        if (count <= mostInstances && whole.length() <= mostBytes) {
            return List.of(new Portion(
                    whole, count, files(content.encoded(), 0), content.encoded().sopInstances()));
        }
        Sizes sizes = mostBytes == Long.MAX_VALUE ? new Sizes(new long[count], 0) : sizes();
        List<Portion> portions = new ArrayList<>();
        for (int from = 0; from < count; ) {
            Portion portion = largest(from, sizes, portions.size() + 1);
            portions.add(portion);
            from += portion.instances();
        }
        return portions;
    }

    /** The largest number of instances from a given one on that keeps the limits: estimated, then verified. */
    private Portion largest(int from, Sizes sizes, int number) throws IOException, CompileException {
        int end = (int) Math.min(instances.count(), (long) from + mostInstances);
        int to = sizes.reach(from, end, mostBytes);
        Encoded encoded = encoded(from, to);
        Message message = message(encoded.parts(), to - from, number);
        while (message.length() > mostBytes && to > from + 1) {
            to--;
            encoded = encoded(from, to);
            message = message(encoded.parts(), to - from, number);
        }
        while (to < end && mostBytes < Long.MAX_VALUE) {
            Encoded more = encoded(from, to + 1);
            Message larger = message(more.parts(), to + 1 - from, number);
            if (larger.length() > mostBytes) {
                break;
            }
            encoded = more;
            message = larger;
            to++;
        }
        return new Portion(message, to - from, files(encoded, from), encoded.sopInstances());
    }

    private Encoded encoded(int from, int to) throws IOException, CompileException {
        return Encoder.of(content.encoding(), options).encode(instances, from, to);
    }

    private Map<String, String> files(Encoded encoded, int from) {
        Map<String, String> files = new HashMap<>();
        int index = from;
        for (String uid : encoded.sopInstances()) {
            instances.file(index++).ifPresent(file -> files.putIfAbsent(uid, file));
        }
        return files;
    }

    private Message message(List<Part> parts, int count, int number) {
        boolean alone = count == 1 && content.encoding() == Encoding.DICOM;
        if (alone && options.boundary().isEmpty() && options.target().has(ServerTrait.SINGLE_PART_FIRST)) {
            return new SinglePart(parts.get(0));
        }
        return multipart(parts, number);
    }

    private Message multipart(List<Part> parts, int number) {
        return Multipart.related(
                content.encoding().mediaType(), options.boundary(uids, number), options.framing(), parts);
    }

    /** The length of a message for each instance alone, and how much two of them exceed one with both instances. */
    private static final class Sizes {
        private final long[] alone;
        private final long shared;

        Sizes(long[] alone, long shared) {
            this.alone = alone;
            this.shared = shared;
        }

        /** The end of the instances from a given one on that fit by their sizes: at least that one. */
        int reach(int from, int end, long most) {
            long sum = alone[from];
            int to = from + 1;
            while (to < end && sum + alone[to] - shared <= most) {
                sum += alone[to] - shared;
                to++;
            }
            return to;
        }
    }

    private Sizes sizes() throws IOException, CompileException {
        int count = instances.count();
        long[] alone = new long[count];
        int next = 0;
        while (next < count) {
            int end = next;
            while (end < count && instances.unchanged(end).isEmpty()) {
                end++;
            }
            if (end == next) {
                alone[next] = message(encoded(next, next + 1).parts(), 1, 1).length();
                next++;
            } else {
                int[] at = {next};
                instances.forEach(next, end, instance -> alone[at[0]++] = lengthOf(instance));
                next = end;
            }
        }
        requireFit(alone);
        long shared = count < 2
                ? 0
                : alone[0] + alone[1] - multipart(encoded(0, 2).parts(), 1).length();
        return new Sizes(alone, shared);
    }

    private long lengthOf(Instance instance) throws IOException, CompileException {
        Encoded encoded = Encoder.of(content.encoding(), options).encode(new OneInstance(instance), 0, 1);
        return message(encoded.parts(), 1, 1).length();
    }

    private void requireFit(long[] alone) throws CompileException {
        OptionalLong given = options.limits().bytes();
        List<CompileProblem> problems = new ArrayList<>();
        for (int i = 0; i < alone.length; i++) {
            if (alone[i] > mostBytes) {
                String sizes = "expected a message of at most " + mostBytes + " bytes, found " + alone[i]
                        + " for this instance alone";
                problems.add(
                        given.isPresent()
                                ? CompileProblem.of(
                                        instances.name(i),
                                        Sentence.of(sizes + " (", Choice.MAX_SIZE, ")"),
                                        Sentence.of("give a larger ", Choice.MAX_SIZE))
                                : CompileProblem.of(
                                        instances.name(i),
                                        Sentence.of(sizes + ", which "
                                                + options.target().title() + " takes"),
                                        Sentence.of(
                                                "compress the instance, or allow more with ",
                                                Choice.MAX_SIZE,
                                                " if the server is known to take it")));
            }
        }
        CompileException.throwIfAny(problems);
    }
}
