package io.github.stowc.stow.batch.deliver;

/**
 * What an answer, or none, lets one think of an instance before the server is asked whether it has it.
 *
 * @param isSure whether the server need not be asked
 * @param ifMissing its fate if that is sure, or the server says that it does not have it
 * @param ifUnknown its fate if the server does not say
 */
record Opinion(boolean isSure, Fate ifMissing, Fate ifUnknown) {
    static final Opinion STORED = sure(Fate.STORED);

    static Opinion sure(Fate fate) {
        return new Opinion(true, fate, fate);
    }

    static Opinion open(Fate ifMissing, Fate ifUnknown) {
        return new Opinion(false, ifMissing, ifUnknown);
    }
}
