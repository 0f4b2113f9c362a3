package io.github.stowc.receiver;

import io.github.stowc.receiver.faults.ServerKind;
import io.github.stowc.receiver.faults.TrialServers;
import java.io.IOException;
import java.util.OptionalLong;

/** Receivers with temporary archives, on which the page tries faults. Safe to share between threads. */
final class TrialReceivers implements TrialServers {
    private final boolean strict;
    private final Behaviour behaviour;
    private final OptionalLong maxSize;
    private volatile String url = "";

    /** Beside a receiver that is so. */
    TrialReceivers(boolean strict, Behaviour behaviour, OptionalLong maxSize) {
        this.strict = strict;
        this.behaviour = behaviour;
        this.maxSize = maxSize;
    }

    /** The receiver that shows the page listens there. */
    void listensAt(String given) {
        url = given;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public ServerKind own() {
        if (strict && behaviour != Behaviour.STANDARD) {
            return ServerKind.SAME;
        }
        return switch (behaviour) {
            case STANDARD -> strict ? ServerKind.STRICT : ServerKind.PLAIN;
            case DCM4CHEE -> ServerKind.DCM4CHEE;
            case ORTHANC -> ServerKind.ORTHANC;
        };
    }

    @Override
    public Running start(ServerKind kind) throws IOException {
        StowReceiver.Builder builder = StowReceiver.builder().keepBytes(0);
        switch (kind) {
            case PLAIN -> builder.strict(false);
            case STRICT -> builder.strict(true);
            case DCM4CHEE -> builder.behaviour(Behaviour.DCM4CHEE);
            case ORTHANC -> builder.behaviour(Behaviour.ORTHANC);
            case SAME -> builder.strict(strict).behaviour(behaviour);
        }
        if (kind == own()) {
            maxSize.ifPresent(builder::maxSize);
        }
        return new Started(builder.start());
    }

    /** A receiver that runs. */
    private record Started(StowReceiver receiver) implements Running {
        @Override
        public String url() {
            return receiver.url();
        }

        @Override
        public void close() throws IOException {
            receiver.close();
        }
    }
}
