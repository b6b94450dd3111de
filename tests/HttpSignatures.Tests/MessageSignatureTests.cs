using System.Globalization;
using System.Text;

namespace OrleansBank.HttpSignatures.Tests;

public sealed class MessageSignatureTests : IDisposable
{
    private readonly SigningKey key = SigningKey.Generate(SignatureAlgorithm.ES256, "k1");
    private readonly SigningKey other = SigningKey.Generate(SignatureAlgorithm.ES256, "k2");

    [Theory]
    [InlineData(SignatureAlgorithm.ES256)]
    [InlineData(SignatureAlgorithm.Ed25519)]
    [InlineData(SignatureAlgorithm.PS256)]
    public void What_a_key_signed_verifies_with_its_public_half(SignatureAlgorithm algorithm)
    {
        using var signer = SigningKey.Generate(algorithm, "bank key \"1\"");
        using var publicKey = SigningKey.FromJwk(signer.ToPublicJwk());
        var verdict = SignedRequest.By(signer, "nonce-7").Check(publicKey);
        Assert.Equal(SignatureError.None, verdict.Error);
        Assert.False(publicKey.HasPrivateKey);
        Assert.Equal(new VerifiedSignature("bank key \"1\"", "nonce-7", SignedRequest.Now), verdict.Signature);
    }

    private static SignedRequest Alter(SignedRequest good, string part, string? value) =>
        part switch
        {
            "method" => good with { Method = value! },
            "uri" => good with { TargetUri = value! },
            "type" => good with { ContentType = value },
            "digest" => good with { ContentDigest = value },
            "input" => good with { SignatureInput = value },
            "signature" => good with { Signature = value },
            "body" => good with { Body = Encoding.UTF8.GetBytes(value!) },
            "swap" => good with { SignatureInput = Swap(good.SignatureInput!, value!) },
            "swap-signature" => good with { Signature = Swap(good.Signature!, value!) },
            "at" => good with
            {
                CheckedAt = SignedRequest.Now.AddMilliseconds(int.Parse(value!, CultureInfo.InvariantCulture)),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    /// <param name="rule">What to find, an arrow, what to put in its place.</param>
    private static string Swap(string text, string rule)
    {
        var parts = rule.Split("=>");
        Assert.Contains(parts[0], text, StringComparison.Ordinal);
        return text.Replace(parts[0], parts[1], StringComparison.Ordinal);
    }

    private const string Components = "\"@method\" \"@target-uri\" \"content-digest\" \"content-type\"";

    [Theory]
    [InlineData("method", "PUT", SignatureError.BadSignature)]
    [InlineData("method", "post", SignatureError.BadSignature)]
    [InlineData("uri", "https://evil.example/v1/banks/sandbank/events?dryRun=true", SignatureError.BadSignature)]
    [InlineData("uri", "https://bank.example/v1/banks/sandbank/events", SignatureError.BadSignature)]
    [InlineData("uri", "https://bank.example/v1/banks/riverbank/events?dryRun=true", SignatureError.BadSignature)]
    [InlineData("uri", "http://bank.example/v1/banks/sandbank/events?dryRun=true", SignatureError.BadSignature)]
    [InlineData("type", "application/json", SignatureError.BadSignature)]
    [InlineData("type", "application/json\nx", SignatureError.Malformed)]
    [InlineData("type", null, SignatureError.Missing)]
    [InlineData("body", "[ ]", SignatureError.DigestMismatch)]
    [InlineData("body", "", SignatureError.DigestMismatch)]
    [InlineData("digest", null, SignatureError.Missing)]
    [InlineData("digest", "", SignatureError.DigestMalformed)]
    [InlineData("digest", "sha-256", SignatureError.DigestMalformed)]
    [InlineData("digest", "sha-256=:AA==:", SignatureError.DigestMalformed)]
    [InlineData("digest", "sha-256=AA", SignatureError.DigestMalformed)]
    [InlineData("digest", "sha-512=:AA==:", SignatureError.DigestMalformed)]
    [InlineData("digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", SignatureError.BadSignature)]
    [InlineData("input", null, SignatureError.Missing)]
    [InlineData("input", "", SignatureError.Malformed)]
    [InlineData("input", "sig1", SignatureError.Malformed)]
    [InlineData("input", "sig1=()", SignatureError.WrongComponents)]
    [InlineData("input", "Sig1=()", SignatureError.Malformed)]
    [InlineData("input", "sig1=(" + Components + ")", SignatureError.ParameterMissing)]
    [InlineData("input", "sig1=(" + Components + ");created=1;created=2", SignatureError.Malformed)]
    [InlineData("signature", null, SignatureError.Missing)]
    [InlineData("signature", "", SignatureError.Malformed)]
    [InlineData("signature", "sig1=::", SignatureError.BadSignature)]
    [InlineData("signature", "sig1=:AAAA:", SignatureError.BadSignature)]
    [InlineData("signature", "sig1=:AA A:", SignatureError.Malformed)]
    [InlineData("signature", "sig1=\"AAAA\"", SignatureError.Malformed)]
    [InlineData("swap-signature", "sig1=>sig2", SignatureError.MultipleSignatures)]
    [InlineData("swap-signature", "sig1=:=>sig2=:AAAA:, sig1=:", SignatureError.MultipleSignatures)]
    [InlineData("swap", "sig1=(=>sig2=(\"@method\");created=1, sig1=(", SignatureError.MultipleSignatures)]
    [InlineData("swap", "\"k1\"=>\"k1\", ", SignatureError.Malformed)]
    [InlineData("swap", "\"@method\" =>", SignatureError.WrongComponents)]
    [InlineData("swap", "\"@target-uri\"=>\"@method\"", SignatureError.WrongComponents)]
    [InlineData("swap", "\"@method\"=>\"@method\" \"date\"", SignatureError.WrongComponents)]
    [InlineData("swap", "\"@method\"=>\"@METHOD\"", SignatureError.WrongComponents)]
    [InlineData("swap", "\"@method\"=>\"@method\";req", SignatureError.Malformed)]
    [InlineData("swap", "\"@method\" \"@target-uri\"=>\"@target-uri\" \"@method\"", SignatureError.BadSignature)]
    [InlineData("swap", ";nonce=\"n-1\"=>", SignatureError.ParameterMissing)]
    [InlineData("swap", "\"n-1\"=>\"\"", SignatureError.ParameterMissing)]
    [InlineData("swap", "\"n-1\"=>n-1", SignatureError.ParameterMissing)]
    [InlineData("swap", "\"n-1\"=>\"n-2\"", SignatureError.BadSignature)]
    [InlineData("swap", ";created=>;made", SignatureError.ParameterMissing)]
    [InlineData("swap", ";keyid=\"k1\"=>", SignatureError.ParameterMissing)]
    [InlineData("swap", "\"k1\"=>\"k2\"", SignatureError.BadSignature)]
    [InlineData("swap", "\"k1\"=>\"k3\"", SignatureError.UnknownKey)]
    [InlineData("swap", "\"k1\"=>\"k1\";alg=\"ed25519\"", SignatureError.WrongAlgorithm)]
    [InlineData("swap", "\"k1\"=>\"k1\";alg=\"hmac-sha256\"", SignatureError.WrongAlgorithm)]
    [InlineData("swap", "\"k1\"=>\"k1\";alg=1", SignatureError.Malformed)]
    [InlineData("swap", "\"k1\"=>\"k1\";alg=\"ecdsa-p256-sha256\"", SignatureError.BadSignature)]
    [InlineData("swap", "\"k1\"=>\"k1\";tag=\"stream\"", SignatureError.WrongTag)]
    [InlineData("swap", "\"k1\"=>\"k1\";expires=1772366399", SignatureError.TooOld)]
    [InlineData("swap", "\"k1\"=>\"k1\";expires=\"x\"", SignatureError.Malformed)]
    [InlineData("swap", "\"k1\"=>\"k1\";x=1.5", SignatureError.Malformed)]
    [InlineData("at", "60000", SignatureError.None)]
    [InlineData("at", "60001", SignatureError.TooOld)]
    [InlineData("at", "-10000", SignatureError.None)]
    [InlineData("at", "-10001", SignatureError.InTheFuture)]
    public void A_changed_request_is_refused_by_name(string part, string? value, SignatureError expected)
    {
        var verdict = Alter(SignedRequest.By(key), part, value).Check(key, other);
        Assert.Equal(expected, verdict.Error);
        Assert.Equal(expected == SignatureError.None, verdict.Signature is not null);
    }

    [Theory]
    [InlineData(128, SignatureError.None)]
    [InlineData(129, SignatureError.NonceTooLong)]
    public void A_nonce_has_at_most_128_bytes(int length, SignatureError expected)
    {
        var request = SignedRequest.By(key, new string('n', 128));
        var longer = request with
        {
            SignatureInput = request.SignatureInput!.Replace(new string('n', 128), new string('n', length)),
        };
        Assert.Equal(expected, longer.Check(key).Error);
    }

    [Fact]
    public void Spaces_and_an_unknown_parameter_do_not_change_what_is_signed_otherwise()
    {
        var request = SignedRequest.By(key);
        var spaced = request with
        {
            SignatureInput = request.SignatureInput!.Replace("(\"@method\" ", "(  \"@method\"   "),
        };
        Assert.Equal(SignatureError.None, spaced.Check(key).Error);
    }

    [Fact]
    public void Header_lines_are_combined_as_the_standard_says()
    {
        Assert.Null(SignedMessage.Combine([]));
        Assert.Equal("a=1, b=2", SignedMessage.Combine([" a=1\t", "b=2 "]));
    }

    [Fact]
    public void A_second_signature_header_line_is_refused()
    {
        var request = SignedRequest.By(key);
        var doubled = request with
        {
            SignatureInput = SignedMessage.Combine([request.SignatureInput, request.SignatureInput]),
            Signature = SignedMessage.Combine([request.Signature, request.Signature]),
        };
        Assert.Equal(SignatureError.MultipleSignatures, doubled.Check(key).Error);
    }

    [Fact]
    public void A_header_beyond_its_limit_is_refused()
    {
        var request = SignedRequest.By(key);
        var padded = request with { SignatureInput = request.SignatureInput + ";x=\"" + new string('x', 2_048) + "\"" };
        Assert.Equal(SignatureError.Malformed, padded.Check(key).Error);
    }

    [Fact]
    public void A_stream_is_signed_without_its_body_and_never_passes_for_a_request()
    {
        var headers = MessageSigner.SignStream(
            key,
            "POST",
            "https://b/s",
            "application/x-ndjson",
            SignedRequest.Now,
            "n"
        );
        var message = new SignedMessage(
            "POST",
            "https://b/s",
            "application/x-ndjson",
            null,
            headers.SignatureInput,
            headers.Signature
        );
        var error = MessageVerifier.Open(message, SignatureProfile.Stream, SignedRequest.Now, out var opened);
        Assert.Equal(SignatureError.None, error);
        Assert.Equal(SignatureError.None, opened!.CheckKey(key));
        Assert.Equal("", headers.ContentDigest);

        var asRequest = message with { ContentDigest = ContentDigest.Of([]) };
        Assert.Equal(
            SignatureError.WrongComponents,
            MessageVerifier.Verify(asRequest, [], _ => key, SignedRequest.Now).Error
        );
    }

    public void Dispose()
    {
        key.Dispose();
        other.Dispose();
    }
}
