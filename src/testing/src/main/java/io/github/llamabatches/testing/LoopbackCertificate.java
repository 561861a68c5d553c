package io.github.llamabatches.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key pair and its self-signed certificate for the loopback interface. The certificate is encoded here (RFC 5280),
 * because Java has no public API to create one.
 */
final class LoopbackCertificate {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;

    private static final byte[] VERSION_3 = hex("a003020102");
    private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");
    private static final byte[] NAMED_LOCALHOST = hex("30143112301006035504030c096c6f63616c686f7374");
    private static final byte[] FOR_LOCALHOST_AND_127_0_0_1 =
            hex("a31e301c301a0603551d1104133011" + "82096c6f63616c686f7374" + "87047f000001");

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The certificate that all servers share, created when the class is first used. */
    static final LoopbackCertificate OF_THIS_PROCESS = create();

    private final Certificate certificate;
    private final SSLContext context;

    private LoopbackCertificate(Certificate certificate, SSLContext context) {
        this.certificate = certificate;
        this.context = context;
    }

    /** Returns a context that presents this certificate and trusts no other. */
    SSLContext context() {
        return context;
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LoopbackCertificate create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair key = generator.generateKeyPair();
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed(key)));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", key.getPrivate(), new char[0], new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            store.setCertificateEntry("trusted", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new LoopbackCertificate(certificate, context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM can't create a certificate", e);
        }
    }

    private static byte[] signed(KeyPair key) throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] content = der(
                SEQUENCE,
                VERSION_3,
                der(INTEGER, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
                ECDSA_WITH_SHA256,
                NAMED_LOCALHOST,
                der(SEQUENCE, time(now.minus(Duration.ofDays(1))), time(now.plus(VALIDITY))),
                NAMED_LOCALHOST,
                key.getPublic().getEncoded(),
                FOR_LOCALHOST_AND_127_0_0_1);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(content);
        return der(SEQUENCE, content, ECDSA_WITH_SHA256, der(BIT_STRING, new byte[1], signature.sign()));
    }

    private static byte[] time(Instant instant) {
        return der(UTC_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a value of less than 64 KiB. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (value.size() >= 0x100) {
            der.write(0x82);
            der.write(value.size() >> 8);
        } else if (value.size() >= 0x80) {
            der.write(0x81);
        }
        der.write(value.size());
        der.writeBytes(value.toByteArray());
        return der.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
