using System.Reflection;
using System.Runtime.InteropServices;

namespace OrleansBank.HttpSignatures.Ed25519;

/// <summary>
/// The few calls of the system's OpenSSL (1.1.1 or 3.x) that EdDSA needs. The framework has no Ed25519 on .NET 10, and on Linux
/// it stands on this very library. Where there is none, Ed25519 keys are refused by name and all else works.
/// </summary>
internal static partial class OpenSsl
{
    private const string Library = "libcrypto";

    /// <summary>NID_ED25519 of obj_mac.h.</summary>
    public const int Ed25519Nid = 1087;

    private static readonly string[] Names =
    [
        "libcrypto.so.3",
        "libcrypto.so.1.1",
        "libcrypto.3.dylib",
        "libcrypto-3-x64.dll",
    ];

    private static readonly nint Handle = Load();

    static OpenSsl() => NativeLibrary.SetDllImportResolver(typeof(OpenSsl).Assembly, Resolve);

    public static bool IsAvailable => Handle != 0;

    private static nint Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(OpenSsl).Assembly, null, out var handle))
                return handle;
        }
        return 0;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Library ? Handle : 0;

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial EvpKey NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial EvpKey NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetPublicKey(EvpKey key, Span<byte> buffer, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial EvpContext NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(
        EvpContext context,
        Span<byte> signature,
        ref nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint dataLength
    );

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int VerifyInit(EvpContext context, nint keyContext, nint digest, nint engine, EvpKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(
        EvpContext context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint dataLength
    );

    /// <summary>A failed call leaves an entry in this thread's queue, which the framework's own calls would trip over.</summary>
    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();
}

/// <summary>EVP_PKEY: reference-counted and safe to use from several threads once made.</summary>
internal sealed class EvpKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSsl.FreeKey(handle);
        return true;
    }
}

/// <summary>EVP_MD_CTX: one a call, never shared.</summary>
internal sealed class EvpContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSsl.FreeContext(handle);
        return true;
    }
}
