package io.github.stowc.stow.instance;

import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.source.Part10File;
import java.io.IOException;
import java.util.Optional;

/** One instance alone. Immutable. */
public record OneInstance(Instance instance) implements Instances {
    @Override
    public int count() {
        return 1;
    }

    @Override
    public String name(int index) {
        return instance.name();
    }

    @Override
    public Optional<String> file(int index) {
        return Optional.empty();
    }

    @Override
    public void forEach(int from, int to, Sink sink) throws IOException, CompileException {
        sink.accept(instance);
    }

    @Override
    public Optional<Part10File> unchanged(int index) {
        return Optional.empty();
    }
}
