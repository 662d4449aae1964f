import { Component, type ReactNode } from 'react';
import { ErrorMessage } from '@/components/ui/ErrorMessage';

interface ErrorBoundaryProps {
  /** A new place starts afresh. */
  place: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: unknown;
  place: string;
}

/** Keeps a page that broke (or could not be loaded) from taking the navigation with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(
    { place }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return place === state.place ? null : { error: null, place };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ErrorMessage error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
