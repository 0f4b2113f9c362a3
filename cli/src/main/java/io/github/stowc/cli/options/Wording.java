package io.github.stowc.cli.options;

import io.github.stowc.wording.Choice;
import io.github.stowc.wording.Sentence;

/** Names the choices in the libraries' sentences as the command line does. */
public final class Wording {
    private Wording() {}

    /** The sentence with options and commands. */
    public static String of(Sentence sentence) {
        return sentence.with(Wording::name);
    }

    private static String name(Choice choice) {
        return switch (choice) {
            case ENCODING -> CompileOptions.TYPE.name();
            case AS_DICOM -> CompileOptions.TYPE.name() + " dicom";
            case EXPLAIN_TARGET -> "stowc explain --target";
            case TARGET -> CompileOptions.TARGET.name();
            case SET -> CompileOptions.SET.name();
            case LIKE -> CompileOptions.LIKE.name();
            case ATTACH -> CompileOptions.ATTACH.name();
            case METADATA -> CompileOptions.METADATA.name();
            case LINK -> CompileOptions.LINK.name();
            case TEMPLATE -> CompileOptions.TEMPLATE.name();
            case STUDY -> "the URL or " + CompileOptions.STUDY.name();
            case NO_PIXEL_HEADER -> CompileOptions.NO_PIXEL_HEADER.name();
            case TURN -> CompileOptions.TURN.name();
            case NO_APPLICATION_SEGMENTS -> CompileOptions.NO_APPLICATION_SEGMENTS.name();
            case NO_VALIDATE -> CompileOptions.NO_VALIDATE.name();
            case PHOTOGRAPHIC -> CompileOptions.PHOTOGRAPHIC.name();
            case MAX_SIZE -> CompileOptions.MAX_SIZE.name();
            case ONE_EACH -> CompileOptions.LIMIT.name() + " 1";
            case NEW_UID -> "stowc uid";
            case VALIDATE -> "stowc validate";
            case VALIDATE_MESSAGE -> "stowc validate on the message";
            case EXPLAIN -> "stowc explain";
            case CREDENTIALS -> "--user, --netrc or --bearer-env";
            case ACCOUNT -> RequestOptions.USER.name() + " NAME";
            case BEARER_TOKEN -> RequestOptions.BEARER_ENV.name() + " VARIABLE";
            case HEADER -> RequestOptions.HEADER.name();
            case URL -> CompileOptions.URL.name();
            case TIMEOUT -> SendOptions.TIMEOUT.name();
            case MAX_TIME -> SendOptions.MAX_TIME.name();
            case CONNECT_TIMEOUT -> SendOptions.CONNECT_TIMEOUT.name();
            case TRUST -> SendOptions.CACERT.name() + " FILE";
            case TRUST_ALL -> SendOptions.INSECURE.name();
            case CLIENT_KEY -> SendOptions.CERT.name() + " FILE";
            case CHARSET -> "--charset";
            case DELIMITER -> "--delimiter";
            case OUTPUT -> "-o";
            case NAMESPACE -> "--namespace";
            case COLUMN_MAP -> "--map";
        };
    }
}
