package io.github.stowc.stow.send;

import io.github.stowc.bytes.SideFile;
import io.github.stowc.curl.Shell;
import io.github.stowc.wording.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** The certificate and key by which a client proves who it is (RFC 8446 4.4.2), in PEM or PKCS#12. */
final class ClientKey extends X509ExtendedKeyManager {
    private static final int MAX_SIZE = 1 << 20;
    private static final String ALIAS = "client";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");

    private final PrivateKey key;
    private final X509Certificate[] chain;

    private ClientKey(PrivateKey key, X509Certificate[] chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Reads both.
     *
     * @param certificate a file in PEM, with the key if no other has it; or PKCS#12 with both
     * @param keyFile the key in PEM (PKCS#8); null if it is with the certificate
     * @param password of an encrypted key; empty if none is known
     * @throws UsageException if a password is missing
     * @throws IOException if a file cannot be read, has another form, or another password
     */
    static KeyManager[] read(Path certificate, @Nullable Path keyFile, char[] password) throws IOException {
        byte[] bytes = SideFile.read(certificate, "a certificate", MAX_SIZE);
        ClientKey read = Certificates.isDer(bytes) && keyFile == null
                ? pkcs12(certificate, bytes, password)
                : pem(certificate, bytes, keyFile, password);
        return new KeyManager[] {read};
    }

    private static ClientKey pkcs12(Path file, byte[] bytes, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return new ClientKey(key, x509(List.of(store.getCertificateChain(alias))));
                }
            }
            throw refused(file, "expected a key with its certificate in the PKCS#12 file, found none", null);
        } catch (GeneralSecurityException e) {
            throw refused(file, "it is no PKCS#12 file that Java can read (" + e.getMessage() + ")", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            if (password.length == 0) {
                throw locked(file);
            }
            throw refused(file, "it is no PKCS#12 file, or its password is another one", e);
        }
    }

    private static ClientKey pem(Path file, byte[] bytes, @Nullable Path keyFile, char[] password) throws IOException {
        Path place = keyFile == null ? file : keyFile;
        byte[] keyBytes = keyFile == null ? bytes : SideFile.read(keyFile, "a key", MAX_SIZE);
        PrivateKey key = key(place, new String(keyBytes, StandardCharsets.ISO_8859_1), password);
        X509Certificate[] chain;
        try {
            chain = x509(Certificates.in(bytes));
        } catch (CertificateException e) {
            throw refused(file, "expected a certificate in PEM (-----BEGIN CERTIFICATE-----), found none", e);
        }
        if (!chain[0].getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            throw refused(
                    place,
                    "the key is of the kind " + key.getAlgorithm() + ", the certificate's of the kind "
                            + chain[0].getPublicKey().getAlgorithm() + "; give the key that belongs to it",
                    null);
        }
        requirePair(place, key, chain[0]);
        return new ClientKey(key, chain);
    }

    /** Else the server would say, in the middle of the message, only that something cannot be decrypted. */
    private static void requirePair(Path file, PrivateKey key, X509Certificate certificate) throws IOException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            if (!(e instanceof SignatureException)) {
                // The handshake will tell.
                return;
            }
        }
        throw refused(file, "the key does not belong to the certificate; give the one that does", null);
    }

    private static X509Certificate[] x509(Iterable<? extends Certificate> certificates) {
        ArrayList<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            if (certificate instanceof X509Certificate x509) {
                chain.add(x509);
            }
        }
        return chain.toArray(new X509Certificate[0]);
    }

    private static PrivateKey key(Path file, String text, char[] password) throws IOException {
        int begin = text.indexOf("-----BEGIN ");
        while (begin >= 0) {
            String label = text.substring(begin + 11, Math.max(text.indexOf("-----", begin + 11), begin + 11));
            if (label.equals("PRIVATE KEY") || label.equals("ENCRYPTED PRIVATE KEY")) {
                byte[] der = der(file, text, begin, label);
                return label.equals("PRIVATE KEY") ? key(file, der) : decrypted(file, der, password);
            }
            if (label.endsWith("PRIVATE KEY")) {
                throw refused(
                        file,
                        "the key has the form " + label + ", expected PKCS#8; convert it: openssl pkcs8 -topk8 -in "
                                + Shell.BASH.quote(file.toString()) + " -out key.p8.pem",
                        null);
            }
            begin = text.indexOf("-----BEGIN ", begin + 11);
        }
        throw refused(
                file,
                "expected a key in PEM (-----BEGIN PRIVATE KEY-----), found none; convert it: openssl pkcs8 -topk8 -in "
                        + Shell.BASH.quote(file.toString()) + " -out key.p8.pem",
                null);
    }

    private static byte[] der(Path file, String text, int begin, String label) throws FileSystemException {
        int from = begin + 16 + label.length();
        int end = text.indexOf("-----END " + label, from);
        try {
            return Base64.getMimeDecoder().decode(end < 0 ? "!" : text.substring(from, end));
        } catch (IllegalArgumentException e) {
            throw refused(file, "the key is cut off, or is no base64", e);
        }
    }

    private static PrivateKey key(Path file, byte[] der) throws FileSystemException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException e) {
                // It is a key of another kind.
            } catch (GeneralSecurityException e) {
                throw refused(file, String.valueOf(e.getMessage()), e);
            }
        }
        throw refused(file, "Java does not know this kind of key; expected RSA, EC or Ed25519", null);
    }

    private static PrivateKey decrypted(Path file, byte[] der, char[] password) throws IOException {
        if (password.length == 0) {
            throw locked(file);
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // Of PBES2, the name of the algorithm is only in its parameters.
            String algorithm =
                    info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13")
                            ? String.valueOf(info.getAlgParameters())
                            : info.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
                    info.getAlgParameters());
            return key(file, info.getKeySpec(cipher).getEncoded());
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw refused(file, "the password of the key is another one", e);
        } catch (GeneralSecurityException e) {
            throw refused(
                    file,
                    "Java cannot decrypt this key (" + e.getMessage()
                            + "); convert it: openssl pkcs8 -topk8 -v2 aes256 -in " + Shell.BASH.quote(file.toString())
                            + " -out key.p8.pem",
                    e);
        }
    }

    private static UsageException locked(Path file) {
        return new UsageException(file + ": the key is encrypted, and no password is given");
    }

    private static FileSystemException refused(Path file, String reason, @Nullable Exception cause) {
        FileSystemException refused = new FileSystemException(file.toString(), null, reason);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }

    /** The key goes to every server that asks, whatever issuers it names, as curl does. */
    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }
}
