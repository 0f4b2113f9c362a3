package io.github.stowc.receiver.peer;

import io.github.stowc.receiver.stow.PeerRules;

/** The servers whose refusals can be imitated. */
public final class Peers {
    private Peers() {}

    /**
     * dcm4chee-arc 5.35, as its StowRS was seen to answer.
     *
     * @param limit the largest body in bytes; more is answered 400 without a word, as WildFly does
     */
    public static PeerRules dcm4chee(long limit) {
        return new Dcm4chee(limit);
    }

    /** Orthanc 1.10 with its DICOMweb plugin 1.7. */
    public static PeerRules orthanc() {
        return new Orthanc();
    }
}
