namespace OrleansBank.Silo.Runtime;

/// <summary>How its grain comes into memory and leaves it. Called by the owner alone.</summary>
internal sealed partial class Activation
{
    /// <summary>True when the grain is in memory. False: it is loading and goes on by itself, or it failed and so did all that waited.</summary>
    private bool TryLoad()
    {
        try
        {
            _grain = _factory.Create(Id);
            var loading = _grain.ActivateAsync(_runtime.Stopped);
            if (!loading.IsCompleted)
            {
                _ = FinishLoadAsync(loading);
                return false;
            }
            loading.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            FailLoad(error);
            return false;
        }
        _runtime.Meter.Activations.Add(1);
        return true;
    }

    private async Task FinishLoadAsync(ValueTask loading)
    {
        try
        {
            await loading;
        }
        catch (Exception error)
        {
            FailLoad(error);
            return;
        }
        _runtime.Meter.Activations.Add(1);
        _runtime.Scheduler.Schedule(this);
    }

    private void FailLoad(Exception error)
    {
        _runtime.Meter.FailedActivations.Add(1);
        Release();
        FailWaiting(error);
        if (LeaveOrGoOn())
        {
            _runtime.Scheduler.Schedule(this);
        }
    }

    private void Unload()
    {
        if (_grain is not null)
        {
            _runtime.Meter.Deactivations.Add(1);
            Release();
        }
    }

    /// <summary>Also after a failed activation, which may have left keys behind.</summary>
    private void Release()
    {
        var grain = _grain;
        _grain = null;
        try
        {
            grain?.Deactivate();
        }
        catch (Exception error)
        {
            _runtime.DeactivationFailed(Id.Kind, error);
        }
    }
}
