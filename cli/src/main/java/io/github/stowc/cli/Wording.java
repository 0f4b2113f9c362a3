package io.github.stowc.cli;

import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;

/** Names the choices in the libraries' sentences as the command line does. */
final class Wording {
    private Wording() {}

    /** The sentence with options and commands. */
    static String of(Sentence sentence) {
        return sentence.with(Wording::name);
    }

    private static String name(Choice choice) {
        return switch (choice) {
            case ENCODING -> "-t";
            case AS_DICOM -> "-t dicom";
            case EXPLAIN_TARGET -> "stowc explain --target";
            case SET -> "-m";
            case LIKE -> "--like";
            case ATTACH -> "--attach";
            case METADATA -> "--metadata";
            case TEMPLATE -> "--template";
            case STUDY -> "the URL or --study";
            case NO_PIXEL_HEADER -> "--no-pixel-header";
            case NO_APPLICATION_SEGMENTS -> "--no-appn";
            case NO_VALIDATE -> "--no-validate";
            case PHOTOGRAPHIC -> "--xc";
            case MAX_SIZE -> "--max-size";
            case ONE_EACH -> "--limit 1";
            case NEW_UID -> "stowc uid";
            case VALIDATE -> "stowc validate";
            case VALIDATE_MESSAGE -> "stowc validate on the message";
            case VALIDATE_FILES -> "stowc validate FILE";
            case EXPLAIN -> "stowc explain";
            case CREDENTIALS -> "--user, --netrc or --bearer-env";
            case ACCOUNT -> "--user NAME";
            case BEARER_TOKEN -> "--bearer-env VARIABLE";
            case HEADER -> "-H";
            case URL -> "-u";
            case TIMEOUT -> "--timeout";
            case CONNECT_TIMEOUT -> "--connect-timeout";
            case TRUST -> "--cacert FILE";
            case TRUST_ALL -> "--insecure";
        };
    }
}
